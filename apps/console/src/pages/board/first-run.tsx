import { useQuery } from '@tanstack/react-query';
import { Button, Col, Collapse, Flex, Input, Row, Space, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import {
  confirmFirstRunDocument,
  type FirstRunList,
  type FirstRunRow,
  firstRunDocument,
  testChannelDocument,
} from '../../generated/first-run.ts';
import { FormButton } from '../../ui/form/form-button.tsx';
import { useAction } from '../../ui/form/use-send.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { Section } from '../../ui/page.tsx';
import { fullTime } from '../../ui/time.ts';
import { firstRunTexts } from './first-run-texts.ts';

/** While a test waits for its worker, ms. */
const WAIT_MS = 1500;
const isWaiting = ({ test }: FirstRunRow): boolean => test !== null && test.answeredAt === null;

const firstRun = queryOf(['firstRun'], firstRunDocument, {});
const stale = [firstRun.queryKey];

/** What this installation must have before its first push; nothing once all is done. */
export function FirstRun() {
  const { data } = useQuery({
    ...firstRun,
    refetchInterval: ({ state }) => (state.data?.rows.some(isWaiting) ? WAIT_MS : 60_000),
  });
  return data === undefined || data.over ? null : <FirstRunCard list={data} />;
}

export function FirstRunCard({ list }: { list: FirstRunList }) {
  const open = list.rows.filter(({ done }) => !done);
  const done = list.rows.filter((row) => row.done);
  return (
    <Section
      title={t(firstRunTexts.title, { done: done.length, all: list.rows.length })}
      lead={
        list.blocksPush ? (
          <Typography.Text type="danger">{t(firstRunTexts.blocks)}</Typography.Text>
        ) : (
          t(firstRunTexts.goesOn)
        )
      }
      actions={
        list.mayConfirm ? (
          <FormButton
            label={t(firstRunTexts.confirmList)}
            button={{ type: 'primary' }}
            lead={t(firstRunTexts.confirmAsk)}
            send={(_, key) => send(confirmFirstRunDocument, { item: null, key })}
            stale={stale}
          />
        ) : null
      }
    >
      <Row role="list" gutter={[24, 12]}>
        {open.map((row) => (
          <Col key={row.item} role="listitem" xs={24} md={12} xl={8}>
            <OpenItem row={row} />
          </Col>
        ))}
      </Row>
      {done.length === 0 ? null : (
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: 'done',
              label: t(firstRunTexts.done, { n: done.length }),
              children: done.map((row) => (
                <div key={row.item}>
                  {row.label}{' '}
                  <Faint>
                    {row.confirmedAt === null
                      ? row.checked
                      : t(firstRunTexts.confirmed, { at: fullTime(row.confirmedAt), by: row.confirmedBy ?? '' })}
                  </Faint>
                </div>
              )),
            },
          ]}
        />
      )}
    </Section>
  );
}

function OpenItem({ row }: { row: FirstRunRow }) {
  const { test } = row;
  return (
    <Flex vertical align="flex-start" gap={4}>
      <h3>
        {row.label} {row.blocksPush ? null : <Faint>{t(firstRunTexts.optional)}</Faint>}
      </h3>
      <p>{row.explains}</p>
      {row.path === null ? <p>{row.todo}</p> : <Link to={row.path}>{row.todo}</Link>}
      {row.mayTest === null ? null : <SendTest row={row} channel={row.mayTest} />}
      {test === null ? null : (
        <Typography.Text role="status" type={test.ok === false ? 'danger' : 'secondary'}>
          {test.answeredAt === null
            ? t(firstRunTexts.waits, { at: fullTime(test.askedAt) })
            : t(firstRunTexts.answered, { at: fullTime(test.answeredAt), said: test.said ?? '' })}
        </Typography.Text>
      )}
      {row.mayConfirm ? (
        <FormButton
          label={t(firstRunTexts.confirmOne)}
          button={{ size: 'small', 'aria-label': t(firstRunTexts.confirmOf, { item: row.label }) }}
          lead={t(firstRunTexts.confirmOneAsk, { item: row.label })}
          send={(_, key) => send(confirmFirstRunDocument, { item: row.item, key })}
          stale={stale}
        />
      ) : null}
    </Flex>
  );
}

type Channel = NonNullable<FirstRunRow['mayTest']>;
const inputs = {
  mail: { type: 'email', autoComplete: 'email' },
  sms: { type: 'tel', autoComplete: 'tel' },
} satisfies Record<Channel, object>;

/** The administrator's own address is typed for each test: it is kept nowhere. */
function SendTest({ row, channel }: { row: FirstRunRow; channel: Channel }) {
  const [address, setAddress] = useState('');
  const { act, isBusy } = useAction({
    send: (to: string, key) => send(testChannelDocument, { channel, address: to, key }),
    stale,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        act(address.trim());
      }}
    >
      <Space.Compact>
        <Input
          {...inputs[channel]}
          aria-label={t(firstRunTexts[channel])}
          placeholder={t(firstRunTexts[channel])}
          maxLength={100}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
        <Button htmlType="submit" loading={isBusy || isWaiting(row)} disabled={address.trim() === ''}>
          {t(firstRunTexts.send, { item: row.label })}
        </Button>
      </Space.Compact>
    </form>
  );
}
