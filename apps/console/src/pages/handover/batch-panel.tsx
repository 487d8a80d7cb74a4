import { Alert, Button, Col, Flex, Progress, Row, Typography } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import { type Batch, closeBatch, resumeBatch } from './batch.ts';
import styles from './handover.module.css';
import { progressOf } from './progress.ts';
import { handoverTexts } from './texts.ts';
import { usePushed } from './use-hand-over.ts';

/** The current or last push: its progress, and the result of each order. */
export function BatchPanel({ batch }: { batch: Batch }) {
  const now = usePushed(batch);
  const said = [...batch.results.values()];
  const pushed = said.filter((one) => one === null).length;
  return (
    <section className={styles.batch} aria-label={t(handoverTexts.batch)}>
      <Flex role="status" align="center" gap="4px 12px" wrap>
        <b>{t(handoverTexts.batch)}</b>
        <Progress
          style={{ width: 160 }}
          aria-label={t(handoverTexts.batch)}
          percent={Math.round((said.length / batch.orders.length) * 100)}
          showInfo={false}
          size="small"
        />
        <span>{t(handoverTexts.sent, { n: said.length, of: batch.orders.length })}</span>
        <Typography.Text type="success">{t(handoverTexts.pushed, { n: pushed })}</Typography.Text>
        {said.length > pushed ? (
          <Typography.Text type="danger">{t(handoverTexts.refused, { n: said.length - pushed })}</Typography.Text>
        ) : null}
        {batch.state === 'running' ? null : (
          <Button size="small" style={{ marginLeft: 'auto' }} onClick={closeBatch}>
            {t(handoverTexts.close)}
          </Button>
        )}
      </Flex>
      {batch.state === 'broken' ? (
        <Alert
          type="error"
          message={t(handoverTexts.broken, { n: batch.orders.length - said.length })}
          action={
            <Button size="small" type="primary" onClick={resumeBatch}>
              {t(handoverTexts.resume)}
            </Button>
          }
        />
      ) : null}
      <ul>
        {batch.orders.map((order) => {
          const { text, ...tone } = progressOf(order, batch.results.get(order.id), now.get(order.id));
          return (
            <li key={order.id} data-pushed={order.id}>
              <Row gutter={12}>
                <Col xs={24} md={4}>
                  <OrderLink {...order} />
                </Col>
                <Col xs={24} md={8}>
                  {order.subjectName} <Faint>{order.provinceName}</Faint>
                </Col>
                <Col xs={24} md={12}>
                  <Typography.Text {...tone}>{text}</Typography.Text>
                </Col>
              </Row>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
