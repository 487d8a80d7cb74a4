import { spelledLeft } from '@beian/domain/clock';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Flex } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type ApiError, isUnknownLink } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { SignedOutLayout } from '../../app/shell/signed-out-layout.tsx';
import { Skeleton } from '../../app/shell/states.tsx';
import styles from '../../ui/phone-page.module.css';
import { failureOf, Item, Outcome, Reasons } from './item.tsx';
import { type OpenStep, readStep, type Said, type StepLink, submitStep } from './link.ts';
import { stepTexts } from './texts.ts';

/**
 * An open step of an order on the phone of a principal, by the link of a notice, without an account. Opening the page changes nothing. The token is
 * in the fragment of the URL (`#`), which browsers do not send to a server.
 */
export function Step() {
  const t = useT();
  const language = useLanguage();
  const [token] = useState(() => location.hash.slice(1));
  const query = useQuery<StepLink, ApiError>({
    queryKey: ['stepLink', token, language],
    queryFn: () => readStep(token),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: (former) => former,
  });
  const { data, error } = query;
  const brand = data && {
    name: data.provider.name,
    line: data.provider.hotline ? t(stepTexts.hotline, { number: data.provider.hotline }) : t(stepTexts.title),
  };
  return (
    <SignedOutLayout title={t(stepTexts.title)} {...(brand === undefined ? {} : { brand })}>
      {data !== undefined ? (
        <>
          <p className={styles.faint}>{t(stepTexts.order, { number: data.orderNumber, kind: data.orderKind })}</p>
          {data.step === null ? (
            <Ended ended={data.ended} />
          ) : (
            <Open token={token} step={data.step} refresh={async () => void (await query.refetch())} />
          )}
        </>
      ) : error === null ? (
        <Skeleton label={t(stepTexts.loading)} rows={4} />
      ) : isUnknownLink(error) ? (
        <Alert type="warning" showIcon message={t(stepTexts.over)} description={t(stepTexts.overHint)} />
      ) : (
        <Alert
          type="warning"
          showIcon
          message={t(failureOf(error))}
          action={<Button onClick={() => void query.refetch()}>{t(stepTexts.again)}</Button>}
        />
      )}
    </SignedOutLayout>
  );
}

/** Focused, because the button that ended the step is gone. */
function Ended({ ended }: Pick<StepLink, 'ended'>) {
  const block = useRef<HTMLDivElement>(null);
  useEffect(() => block.current?.focus(), []);
  return (
    <div ref={block} tabIndex={-1}>
      <Alert type="info" showIcon message={ended?.message} description={ended?.suggestion} />
    </div>
  );
}

interface OpenProps {
  readonly token: string;
  readonly step: OpenStep;
  readonly refresh: () => Promise<void>;
}

function Open({ token, step, refresh }: OpenProps) {
  const t = useT();
  const { due } = step;
  return (
    <div className={styles.page}>
      <h2>{t(stepTexts[step.name])}</h2>
      {due === null ? null : (
        <Alert
          role="note"
          type="warning"
          message={t(stepTexts.deadline, { at: due.deadline, left: t(spelledLeft(due.left)) })}
          description={due.missed}
        />
      )}
      {step.orderReasons.length === 0 ? null : (
        <section className={styles.box} aria-label={t(stepTexts.whole)}>
          <h3>{t(stepTexts.whole)}</h3>
          <Reasons reasons={step.orderReasons} />
        </section>
      )}
      {step.guide.length === 0 ? null : (
        <section aria-label={t(stepTexts.guide)}>
          <h3>{t(stepTexts.guide)}</h3>
          <ul>
            {step.guide.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {step.items.map((item) => (
        <Item key={item.key} token={token} item={item} refresh={refresh} />
      ))}
      <Submit token={token} step={step} refresh={refresh} />
      <p className={styles.faint}>{t(stepTexts.by)}</p>
    </div>
  );
}

function Submit({ token, step: { submit }, refresh }: OpenProps) {
  const t = useT();
  const [confirmed, setConfirmed] = useState(false);
  const send = useMutation<readonly Said[], ApiError>({
    mutationFn: () => submitStep(token, submit?.acknowledge.map(({ code }) => code) ?? []),
    onSuccess: refresh,
  });
  if (submit === null) return <Alert type="warning" showIcon message={t(stepTexts.noSubmit)} />;
  const { acknowledge, blocked } = submit;
  const waits = acknowledge.length > 0 && !confirmed;
  return (
    <Flex vertical gap="small" aria-busy={send.isPending}>
      {blocked.length === 0 || submit.isReady ? null : (
        <div className={styles.faint}>
          {t(stepTexts.blocked)}
          <ul>
            {blocked.map(({ item, message, suggestion }) => (
              <li key={`${item} ${message}`}>
                {item === null ? null : <strong>{item}</strong>}{' '}
                {t(stepTexts.left, { message, suggestion: suggestion ?? '' })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {acknowledge.length === 0 ? null : (
        <div>
          {t(stepTexts.acknowledge)}
          <ul>
            {acknowledge.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </ul>
          <Checkbox checked={confirmed} onChange={({ target }) => setConfirmed(target.checked)}>
            {t(stepTexts.confirmed)}
          </Checkbox>
        </div>
      )}
      <Outcome send={send} />
      <Button
        type="primary"
        size="large"
        block
        disabled={!submit.isReady || waits}
        loading={send.isPending}
        onClick={() => send.mutate()}
      >
        {t(stepTexts.submit, { label: submit.label })}
      </Button>
    </Flex>
  );
}
