import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Descriptions } from 'antd';
import type { ApiError } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import type { Refused } from '../../ui/link-page/link.ts';
import styles from '../../ui/link-page/link-page.module.css';
import { LinkPage } from '../../ui/link-page/link-page.tsx';
import { SendFailure } from '../../ui/link-page/send-failure.tsx';
import { fullTime } from '../../ui/time.ts';
import { type Answer, type FollowUpLink, readFollowUp, sendAnswer } from './link.ts';
import { followUpTexts } from './texts.ts';

/** What a mail or SMS asks about a filing after its approval. */
export const FollowUp = () => (
  <LinkPage name="followUp" texts={followUpTexts} read={readFollowUp}>
    {(link, token, refresh) => <Question token={token} link={link} refresh={refresh} />}
  </LinkPage>
);

function Question({ token, link, refresh }: { token: string; link: FollowUpLink; refresh: () => Promise<void> }) {
  const send = useMutation<FollowUpLink, ApiError | Refused, Answer>({
    mutationFn: (answer) => sendAnswer(token, answer),
    onSettled: refresh,
  });
  const noted = link.answers.find(({ answer }) => answer === link.answer)?.noted;
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
        <section className={styles.box} aria-label={link.dataHeading}>
          <h3>{link.dataHeading}</h3>
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
        {send.error === null ? null : <SendFailure error={send.error} />}
        {noted === undefined ? null : <Alert type="success" showIcon message={noted} />}
      </div>
      {link.answers.map(({ answer, label }) => (
        <Button
          key={answer}
          type={answer === 'confirmed' ? 'primary' : 'default'}
          size="large"
          block
          disabled={link.answer === answer}
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

const Values = ({ rows }: { readonly rows: FollowUpLink['data'] }) => (
  <Descriptions
    layout="vertical"
    size="small"
    column={1}
    colon={false}
    items={rows.map(({ label, value }) => ({ key: label, label, children: value }))}
  />
);
