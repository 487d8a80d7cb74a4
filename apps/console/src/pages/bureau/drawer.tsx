import { CloseOutlined } from '@ant-design/icons';
import { Badge, Button, Descriptions, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { Bureau } from '../../generated/bureau.ts';
import { dueTime, duration } from '../../ui/due.ts';
import { useNow } from '../../ui/hooks.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { BureauActions } from './actions.tsx';
import { Banner } from './banner.tsx';
import styles from './bureau.module.css';
import { hoursText } from './hours-text.ts';
import { Incidents } from './incidents.tsx';
import { Ledger } from './ledger.tsx';
import { stateLooks } from './state-look.ts';
import { gatewayTexts } from './texts.ts';

/** One connection: its state in sentences, its actions and its files. */
export function BureauDrawer({ bureau, onClose }: { bureau: Bureau; onClose: () => void }) {
  const now = useNow(15_000);
  const { light, status } = stateLooks[bureau.state];
  return (
    <aside className={styles.drawer} aria-label={t(gatewayTexts.drawer, { name: bureau.provinceName })}>
      <Flex component="header" align="center" justify="space-between">
        <Flex align="center" gap={8}>
          <Badge color={light} />
          <h2>{bureau.provinceName}</h2>
          <Tag color={status}>{bureau.stateLabel}</Tag>
        </Flex>
        <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t(commonTexts.close)} onClick={onClose} />
      </Flex>
      <div className={styles.body}>
        <Banner bureau={bureau} />
        <Descriptions
          size="small"
          layout="vertical"
          colon={false}
          column={{ xs: 2, sm: 3 }}
          items={factsOf(bureau, now).map(([label, children]) => ({ key: label, label, children }))}
        />
        {bureau.calls.map(({ direction, code, message }) =>
          message === null ? null : (
            <Typography.Text key={direction} type="secondary">
              {t(gatewayTexts.bureauSaid, { code: code ?? '', message })}
            </Typography.Text>
          ),
        )}
        <BureauActions bureau={bureau} />
        <Ledger bureauId={bureau.id} />
        <Incidents bureauId={bureau.id} mayRead={bureau.incidents !== null} />
      </div>
    </aside>
  );
}

type Fact = readonly [label: string, value: ReactNode];

function factsOf(bureau: Bureau, now: number): Fact[] {
  const { inFlight, oldestSince, lastAcceptedAt, retryAt, daysHalf } = bureau;
  const none = t(commonTexts.none);
  return [
    [t(gatewayTexts.backlogLabel), t(gatewayTexts.orders, { n: bureau.backlog })],
    [
      t(gatewayTexts.flight),
      inFlight === null
        ? none
        : t(inFlight.orders === 0 ? gatewayTexts.flightReply : gatewayTexts.flightOf, {
            n: inFlight.sequence,
            state: inFlight.stateLabel,
            orders: inFlight.orders,
          }),
    ],
    [
      t(gatewayTexts.oldest),
      oldestSince === null ? (
        none
      ) : (
        <Typography.Text key="oldest" strong={bureau.needsPerson} title={fullTime(oldestSince)}>
          {duration((now - Date.parse(oldestSince)) / 1000)}
        </Typography.Text>
      ),
    ],
    [t(gatewayTexts.next), bureau.nextSequence],
    [t(gatewayTexts.lastAccepted), lastAcceptedAt === null ? none : dueTime(lastAcceptedAt, now)],
    ...bureau.calls.map((call): Fact => [call.label, <Reach key={call.direction} call={call} now={now} />]),
    ...(retryAt === null || Date.parse(retryAt) <= now
      ? []
      : [[t(gatewayTexts.retryAt), dueTime(retryAt, now)] as const]),
    [t(gatewayTexts.hours), hoursText(bureau) ?? t(gatewayTexts.hoursUnknown)],
    [t(gatewayTexts.files), t(gatewayTexts.filesOf, { a: bureau.unacknowledged, b: bureau.unapplied })],
    [
      t(gatewayTexts.unmatchedLabel),
      bureau.unmatched === 0 ? (
        0
      ) : (
        <Link key="unmatched" to="/unmatched">
          {t(gatewayTexts.unmatched, { n: bureau.unmatched })}
        </Link>
      ),
    ],
    [
      t(gatewayTexts.days),
      daysHalf === null
        ? t(gatewayTexts.daysNone)
        : t(gatewayTexts.daysLong, { half: daysHalf, most: bureau.daysMost ?? '', n: bureau.verdicts }),
    ],
    [t(gatewayTexts.serves), bureau.provinces.map((one) => one.label).join(t(commonTexts.and)) || none],
  ];
}

/** Whether a direction answers, and since when it does not. */
function Reach({ call, now }: { call: Bureau['calls'][number]; now: number }) {
  const { failingSince, failure, lastSuccessAt } = call;
  const last = lastSuccessAt === null ? t(gatewayTexts.reachNever) : dueTime(lastSuccessAt, now);
  if (failingSince === null) return lastSuccessAt === null ? last : t(gatewayTexts.reachOk, { at: last });
  return (
    <>
      <Typography.Text type="danger">
        {t(gatewayTexts.reachFails, { at: dueTime(failingSince, now), failure: failure ?? '' })}
      </Typography.Text>{' '}
      {lastSuccessAt === null ? last : t(gatewayTexts.reachLast, { at: last })}
    </>
  );
}
