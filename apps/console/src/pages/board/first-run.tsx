import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { newKey } from '../../ui/new-key.ts';
import { commonTexts, errorTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import styles from './first-run.module.css';
import {
  confirmFirstRunDocument,
  type FirstRunAnswer,
  type FirstRunList,
  type FirstRunRow,
  firstRunDocument,
  testChannelDocument,
} from './first-run-documents.ts';
import { firstRunTexts } from './first-run-texts.ts';

/** While a test waits for its worker, ms. */
const WAIT_MS = 1500;
const isWaiting = ({ test }: FirstRunRow): boolean => test !== null && test.answeredAt === null;

/** What this installation must have before its first push; nothing once all is done. */
export function FirstRun() {
  const queryKey = ['firstRun', useLanguage()];
  const { data } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await request(firstRunDocument, {}, signal)).firstRun,
    refetchInterval: ({ state }) => (state.data?.rows.some(isWaiting) ? WAIT_MS : 60_000),
  });
  return data === undefined || data.over ? null : <FirstRunCard list={data} queryKey={queryKey} />;
}

/** A change of the list: shows the refusal, or the list as it is then. */
function useChange(queryKey: readonly string[]) {
  const t = useT();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (work: () => Promise<FirstRunAnswer>) => work(),
    onSuccess: (answer) => {
      if (answer.__typename === 'FirstRunList') client.setQueryData(queryKey, answer);
      else void message.warning(answer.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' · '));
    },
    onError: () => message.error(t(errorTexts.other)),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

export function FirstRunCard({ list, queryKey }: { list: FirstRunList; queryKey: readonly string[] }) {
  const t = useT();
  const change = useChange(queryKey);
  const open = list.rows.filter(({ done }) => !done);
  const done = list.rows.filter((row) => row.done);
  return (
    <section className={styles.card} aria-labelledby="first-run-title">
      <header className={styles.head}>
        <h2 id="first-run-title">{t(firstRunTexts.title, { done: done.length, all: list.rows.length })}</h2>
        <p className={list.blocksPush ? styles.blocks : undefined}>
          {t(list.blocksPush ? firstRunTexts.blocks : firstRunTexts.goesOn)}
        </p>
        {list.mayConfirm ? (
          <Popconfirm
            title={t(firstRunTexts.confirmAsk)}
            okText={t(firstRunTexts.confirmList)}
            cancelText={t(commonTexts.cancel)}
            onConfirm={() =>
              change.mutate(async () => (await request(confirmFirstRunDocument, { item: null, key: newKey() })).answer)
            }
          >
            <Button type="primary" loading={change.isPending}>
              {t(firstRunTexts.confirmList)}
            </Button>
          </Popconfirm>
        ) : null}
      </header>
      <ul className={styles.open}>
        {open.map((row) => (
          <Row key={row.item} row={row} queryKey={queryKey} />
        ))}
      </ul>
      {done.length === 0 ? null : (
        <details className={styles.done}>
          <summary>{t(firstRunTexts.done, { n: done.length })}</summary>
          <ul>
            {done.map((row) => (
              <li key={row.item}>
                <strong>{row.label}</strong>
                <span>
                  {row.confirmedAt === null
                    ? row.checked
                    : t(firstRunTexts.confirmed, { at: fullTime(row.confirmedAt), by: row.confirmedBy ?? '' })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Row({ row, queryKey }: { row: FirstRunRow; queryKey: readonly string[] }) {
  const t = useT();
  const change = useChange(queryKey);
  return (
    <li>
      <h3>
        {row.label}
        {row.blocksPush ? null : <span className={styles.faint}>{t(firstRunTexts.optional)}</span>}
      </h3>
      <p>{row.explains}</p>
      <p>{row.path === null ? row.todo : <Link to={row.path}>{row.todo}</Link>}</p>
      {row.mayTest === null ? null : <SendTest row={row} channel={row.mayTest} queryKey={queryKey} />}
      {row.test === null ? null : (
        <p role="status" className={row.test.ok === false ? styles.bad : styles.faint}>
          {row.test.answeredAt === null
            ? t(firstRunTexts.waits, { at: fullTime(row.test.askedAt) })
            : t(firstRunTexts.answered, { at: fullTime(row.test.answeredAt), said: row.test.said ?? '' })}
        </p>
      )}
      {row.mayConfirm ? (
        <Popconfirm
          title={t(firstRunTexts.confirmOneAsk, { item: row.label })}
          okText={t(firstRunTexts.confirmOne)}
          cancelText={t(commonTexts.cancel)}
          onConfirm={() =>
            change.mutate(
              async () => (await request(confirmFirstRunDocument, { item: row.item, key: newKey() })).answer,
            )
          }
        >
          <Button size="small" loading={change.isPending} aria-label={t(firstRunTexts.confirmOf, { item: row.label })}>
            {t(firstRunTexts.confirmOne)}
          </Button>
        </Popconfirm>
      ) : null}
    </li>
  );
}

interface SendTestProps {
  readonly row: FirstRunRow;
  readonly channel: NonNullable<FirstRunRow['mayTest']>;
  readonly queryKey: readonly string[];
}

/** The administrator's own address is typed for each test: it is kept nowhere. */
function SendTest({ row, channel, queryKey }: SendTestProps) {
  const t = useT();
  const change = useChange(queryKey);
  const [address, setAddress] = useState('');
  return (
    <form
      className={styles.test}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(
          async () => (await request(testChannelDocument, { channel, address: address.trim(), key: newKey() })).answer,
        );
      }}
    >
      <Input
        aria-label={t(firstRunTexts[channel])}
        placeholder={t(firstRunTexts[channel])}
        type={channel === 'mail' ? 'email' : 'tel'}
        autoComplete={channel === 'mail' ? 'email' : 'tel'}
        maxLength={100}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <Button htmlType="submit" loading={change.isPending || isWaiting(row)} disabled={address.trim() === ''}>
        {t(firstRunTexts.send, { item: row.label })}
      </Button>
    </form>
  );
}
