import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Popconfirm, Segmented, Select } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { shellTexts } from '../../app/shell/texts.ts';
import { countdown } from '../../ui/due.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { newKey } from '../../ui/new-key.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { useCopy } from '../../ui/use-copy.ts';
import {
  answerPersonRequestDocument,
  decidePersonRequestDocument,
  type OpenedPersonRequest,
  personRequestDocument,
} from './person-documents.ts';
import { PersonPlaces } from './person-places.tsx';
import { personsTexts } from './person-texts.ts';
import styles from './persons.module.css';

/** Poll interval for the worker's result, ms. */
const AGAIN_MS = 1000;
const ways = ['MAIL', 'LETTER', 'IN_PERSON', 'PARTNER'] as const;

/** One request: the applicant, the decision for each place, the letter, and the next step. Each opening is audited. */
export function PersonRequestDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const t = useT();
  return (
    <Drawer open={id !== null} title={t(personsTexts.requests)} width={720} onClose={onClose} destroyOnHidden>
      {id === null ? null : <Opened id={id} />}
    </Drawer>
  );
}

function Opened({ id }: { id: string }) {
  const t = useT();
  const queryKey = ['personRequest', id, useLanguage()];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await request(personRequestDocument, { id }, signal)).personRequest,
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.request.state === 'DECIDING' ? AGAIN_MS : false),
  });
  const showSkeleton = useDelayed(query.isLoading);
  const found = query.data;
  if (query.error && found === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (found === undefined) return showSkeleton ? <Skeleton label={t(personsTexts.loading)} rows={4} /> : null;
  if (found === null) return <Empty title={t(personsTexts.gone)} />;
  const { request: of, askedBy, reason, erased, places } = found;
  return (
    <article className={styles.form} aria-label={t(personsTexts.request, { wants: of.wantsLabel })}>
      <h2>{t(personsTexts.request, { wants: of.wantsLabel })}</h2>
      <p className={styles.faint}>
        {[
          of.stateLabel,
          `${t(personsTexts.at)} ${fullTime(of.at)}`,
          `${t(personsTexts.due)} ${fullTime(of.dueAt)}${of.provisional ? ` ${t(personsTexts.provisional)}` : ''}`,
        ].join(' · ')}{' '}
        {of.left?.overdue ? <span className={styles.late}>{countdown(of.left)}</span> : null}
      </p>
      {erased ? (
        <p className={styles.faint}>{t(personsTexts.erased)}</p>
      ) : (
        <>
          <p className={styles.words}>
            <b>{t(personsTexts.askedBy)}</b> {askedBy}
          </p>
          <p className={styles.words}>
            <b>{t(personsTexts.reason)}</b> {reason}
          </p>
        </>
      )}
      <Steps found={found} queryKey={queryKey} />
      {places.length === 0 ? null : <PersonPlaces places={places} head={t(personsTexts.decided)} />}
    </article>
  );
}

function Steps({ found, queryKey }: { found: OpenedPersonRequest; queryKey: readonly string[] }) {
  const t = useT();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { id, state, wants } = found.request;
  const [over, setOver] = useState<(typeof ways)[number]>('MAIL');
  const settled = () => {
    void client.invalidateQueries({ queryKey });
    void client.invalidateQueries({ queryKey: ['personRequests'] });
  };
  const hear = (answer: { __typename: string; reasons?: readonly { message: string }[] }) => {
    if (answer.__typename === 'ActionRefused')
      void message.warning((answer.reasons ?? []).map((one) => one.message).join(' · '), 6);
  };
  const fail = () => message.error(t(personsTexts.failed));
  const decide = useMutation({
    mutationFn: async () => (await request(decidePersonRequestDocument, { id, key: newKey() })).decidePersonRequest,
    onSuccess: hear,
    onError: fail,
    onSettled: settled,
  });
  const answer = useMutation({
    mutationFn: async () =>
      (await request(answerPersonRequestDocument, { id, over, key: newKey() })).answerPersonRequest,
    onSuccess: hear,
    onError: fail,
    onSettled: settled,
  });
  if (state === 'OPEN')
    return (
      <Popconfirm
        title={t(personsTexts.decideTitle)}
        description={
          <p style={{ maxWidth: 320 }}>{t(wants === 'COPY' ? personsTexts.decideCopy : personsTexts.decideDeletion)}</p>
        }
        okText={t(personsTexts.decide)}
        cancelText={t(commonTexts.cancel)}
        onConfirm={() => decide.mutate()}
      >
        <Button type="primary" danger={wants === 'DELETION'} loading={decide.isPending}>
          {t(personsTexts.decide)}
        </Button>
      </Popconfirm>
    );
  if (state === 'DECIDING') return <p role="status">{t(personsTexts.deciding)}</p>;
  return (
    <>
      <Letter found={found} />
      {state === 'ANSWERED' ? (
        <p>
          {t(personsTexts.answered, {
            by: found.request.answeredName ?? '',
            at: fullTime(found.request.answeredAt ?? ''),
            over: found.request.answeredOver === null ? '' : t(personsTexts[found.request.answeredOver]),
          })}
        </p>
      ) : (
        <div className={styles.buttons}>
          <Select
            aria-label={t(personsTexts.over)}
            value={over}
            onChange={setOver}
            style={{ minWidth: 160 }}
            options={ways.map((one) => ({ value: one, label: t(personsTexts[one]) }))}
          />
          <Button type="primary" loading={answer.isPending} onClick={() => answer.mutate()}>
            {t(personsTexts.answer)}
          </Button>
        </div>
      )}
    </>
  );
}

/** The letter in the applicant's language, as written by the API. */
function Letter({ found }: { found: OpenedPersonRequest }) {
  const t = useT();
  const copy = useCopy();
  const [language, setLanguage] = useState<'zh' | 'en'>('zh');
  const text = (language === 'zh' ? found.letterZh : found.letterEn) ?? '';
  return (
    <section className={styles.field} aria-label={t(personsTexts.letter)}>
      <div className={styles.cardHead}>
        <b>{t(personsTexts.letter)}</b>
        <span className={styles.buttons}>
          <Segmented
            size="small"
            aria-label={t(shellTexts.language)}
            value={language}
            onChange={(value) => setLanguage(value as 'zh' | 'en')}
            options={[
              { value: 'zh', label: t(personsTexts.letterZh) },
              { value: 'en', label: t(personsTexts.letterEn) },
            ]}
          />
          <Button size="small" onClick={() => void copy(text)}>
            {t(personsTexts.copyLetter)}
          </Button>
        </span>
      </div>
      <pre className={styles.letter} lang={language}>
        {text}
      </pre>
    </section>
  );
}
