import { spelledLeft } from '@beian/domain/clock';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Flex } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ApiError } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import type { Refused } from '../../ui/link-page/link.ts';
import styles from '../../ui/link-page/link-page.module.css';
import { LinkPage } from '../../ui/link-page/link-page.tsx';
import { SendFailure } from '../../ui/link-page/send-failure.tsx';
import { linkTexts } from '../../ui/link-page/texts.ts';
import { Item, Reasons } from './item.tsx';
import { type OpenStep, readStep, type StepLink, submitStep } from './link.ts';
import { stepTexts } from './texts.ts';

/** An open step of an order on the phone of a principal, by the link of a notice. */
export const Step = () => (
  <LinkPage name="stepLink" texts={stepTexts} read={readStep}>
    {(link, token, refresh) => <Linked link={link} token={token} refresh={refresh} />}
  </LinkPage>
);

interface LinkedProps {
  readonly token: string;
  readonly link: StepLink;
  readonly refresh: () => Promise<void>;
}

function Linked({ token, link: { orderNumber, orderKind, step, ended }, refresh }: LinkedProps) {
  return (
    <>
      <p className={styles.faint}>{t(linkTexts.order, { number: orderNumber, kind: orderKind })}</p>
      {step === null ? <Ended ended={ended} /> : <Open token={token} step={step} refresh={refresh} />}
    </>
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
  const [confirmed, setConfirmed] = useState(false);
  const send = useMutation<unknown, ApiError | Refused>({
    mutationFn: () => submitStep(token, submit?.acknowledge.map(({ code }) => code) ?? []),
    onSettled: refresh,
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
      {send.error === null ? null : <SendFailure error={send.error} />}
      <Button
        type="primary"
        size="large"
        block
        disabled={!submit.isReady || waits}
        loading={send.isPending}
        onClick={() => send.mutate()}
      >
        {submit.label}
      </Button>
    </Flex>
  );
}
