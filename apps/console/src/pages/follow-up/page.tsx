import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Descriptions } from 'antd';
import { useState } from 'react';
import { type ApiError, isUnknownLink } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { SignedOutLayout } from '../../app/shell/signed-out-layout.tsx';
import { Skeleton } from '../../app/shell/states.tsx';
import styles from '../../ui/phone-page.module.css';
import { fullTime } from '../../ui/time.ts';
import { type Answer, type FollowUpLink, readFollowUp, sendAnswer } from './link.ts';
import { followUpTexts } from './texts.ts';

/**
 * What a mail or SMS asks about a filing after its approval, without an account. Opening the page answers nothing. The token is in the fragment of
 * the URL (`#`), which browsers do not send to a server.
 */
export function FollowUp() {
  const t = useT();
  const language = useLanguage();
  const [token] = useState(() => location.hash.slice(1));
  const query = useQuery<FollowUpLink, ApiError>({
    queryKey: ['followUp', token, language],
    queryFn: () => readFollowUp(token),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const { data, error } = query;
  const brand = data && {
    name: data.provider.name,
    line: data.provider.hotline ? t(followUpTexts.hotline, { number: data.provider.hotline }) : t(followUpTexts.title),
  };
  return (
    <SignedOutLayout title={data?.heading ?? t(followUpTexts.title)} {...(brand === undefined ? {} : { brand })}>
      {data !== undefined ? (
        <Question token={token} link={data} />
      ) : error === null ? (
        <Skeleton label={t(followUpTexts.loading)} rows={4} />
      ) : isUnknownLink(error) ? (
        <Alert type="warning" showIcon message={t(followUpTexts.over)} description={t(followUpTexts.overHint)} />
      ) : (
        <Alert
          type="warning"
          showIcon
          message={t(failureOf(error))}
          action={<Button onClick={() => void query.refetch()}>{t(followUpTexts.again)}</Button>}
        />
      )}
    </SignedOutLayout>
  );
}

function Question({ token, link }: { readonly token: string; readonly link: FollowUpLink }) {
  const t = useT();
  const client = useQueryClient();
  const send = useMutation<FollowUpLink, ApiError, Answer>({
    mutationFn: (answer) => sendAnswer(token, answer),
    onSuccess: () => client.invalidateQueries({ queryKey: ['followUp', token] }),
  });
  const given = (send.data ?? link).answer;
  const noted = link.answers.find(({ answer }) => answer === given)?.noted;
  const about = [
    { label: t(followUpTexts.filing), value: link.filing },
    { label: t(followUpTexts.subject), value: link.subject },
    ...(link.website === '' ? [] : [{ label: t(followUpTexts.website), value: link.website }]),
  ];
  return (
    <div className={styles.page} aria-busy={send.isPending}>
      <h2>{link.heading}</h2>
      <Values rows={about} />
      {link.data.length === 0 ? null : (
        <section className={styles.box} aria-label={t(followUpTexts.data)}>
          <h3>{t(followUpTexts.data)}</h3>
          <Values rows={link.data} />
        </section>
      )}
      <ul>
        {link.todo.map((step) => (
          <li key={step}>
            <Linked text={step} />
          </li>
        ))}
      </ul>
      <div aria-live="polite">
        {send.error === null ? null : <Alert type="error" showIcon message={t(followUpTexts.notSent)} />}
        {noted === undefined ? null : <Alert type="success" showIcon message={noted} />}
      </div>
      {link.answers.map(({ answer, label }) => (
        <Button
          key={answer}
          type={answer === 'confirmed' ? 'primary' : 'default'}
          size="large"
          block
          disabled={given === answer}
          loading={send.isPending && send.variables === answer}
          onClick={() => send.mutate(answer)}
        >
          {label}
        </Button>
      ))}
      <p className={styles.faint}>
        {t(link.answers.length === 1 ? followUpTexts.untilOne : followUpTexts.until, { at: fullTime(link.expiresAt) })}
      </p>
    </div>
  );
}

/** A text whose addresses of the web are links: on a phone nobody copies them. */
const Linked = ({ text }: { readonly text: string }) =>
  text.split(/(https:\/\/[\w./-]*\w)/).map((part) =>
    part.startsWith('https://') ? (
      <a key={part} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );

/** Why the link could not be read, as a text. */
const failureOf = ({ code }: ApiError) =>
  code === 'OFFLINE' ? followUpTexts.offline : code === 'RATE_LIMITED' ? followUpTexts.later : followUpTexts.fault;

const Values = ({ rows }: { readonly rows: FollowUpLink['data'] }) => (
  <Descriptions
    layout="vertical"
    size="small"
    column={1}
    colon={false}
    items={rows.map(({ label, value }) => ({ key: label, label, children: value }))}
  />
);
