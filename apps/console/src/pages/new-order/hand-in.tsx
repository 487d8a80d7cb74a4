import { type FieldId, fieldRow, isFieldId } from '@beian/domain/filing';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { commonTexts, errorTexts } from '../../ui/texts.ts';
import { type DryRun, dryRunDocument, type FillOrder, type Reason } from './documents.ts';
import { fillTexts } from './fill-texts.ts';
import { eventDocuments } from './generated/event-documents.ts';
import styles from './new-order.module.css';
import type { Write, Written } from './use-order-writes.ts';

interface HandInProps {
  readonly order: FillOrder;
  /** Saves what is typed; false: it could not be saved. */
  readonly save: () => Promise<boolean>;
  readonly write: (work: Write) => Promise<Written>;
}

/** Dry run, warnings to confirm, and the submission. */
export function HandIn({ order, save, write }: HandInProps) {
  const t = useT();
  const { message, modal } = App.useApp();
  const submit = order.actions.find(({ event }) => event === 'submit');
  const [read, setRead] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<readonly Reason[]>([]);
  const warnings = submit?.acknowledge ?? [];
  const acknowledged = warnings.map(({ code }) => code).filter((code) => read.includes(code));
  const dryRun = useMutation({
    mutationFn: async () => {
      if (!(await save())) return undefined;
      return (await request(dryRunDocument, { id: order.id, acknowledged })).changeOrderDryRun;
    },
    onSuccess: (run) => {
      setRefused(run?.__typename === 'ActionRefused' ? run.reasons : []);
    },
    onError: () => message.error(t(errorTexts.other)),
  });
  const handIn = useMutation({
    mutationFn: async () => {
      if (!(await save())) return undefined;
      return write(
        async ({ id, version }, key) => (await request(eventDocuments.submit, { id, version, acknowledged, key })).done,
      );
    },
    onSuccess: (done) => {
      if (done === undefined) return;
      setRefused(done.ok ? [] : done.refusal.reasons);
      if (done.ok) void message.success(t(fillTexts.submitted));
    },
    onError: () => message.error(t(errorTexts.other)),
  });
  if (submit === undefined) return null;
  const run = dryRun.data?.__typename === 'DryRun' ? dryRun.data : undefined;
  const ask = () => {
    if (submit.confirm === null) return handIn.mutate();
    modal.confirm({
      title: t(fillTexts.submit),
      content: submit.confirm,
      okText: t(fillTexts.submit),
      cancelText: t(commonTexts.cancel),
      onOk: () => handIn.mutate(),
    });
  };
  return (
    <section className={styles.card} aria-label={t(fillTexts.handIn)}>
      <h2>{t(fillTexts.handIn)}</h2>
      {warnings.map(({ code, message: text, suggestion }) => (
        <p key={code}>
          <Checkbox
            checked={read.includes(code)}
            onChange={({ target }) => setRead(target.checked ? [...read, code] : read.filter((one) => one !== code))}
          >
            {text}
          </Checkbox>
          <span className={styles.faint}> {suggestion}</span>
        </p>
      ))}
      <div className={styles.buttons}>
        <Button loading={dryRun.isPending} onClick={() => dryRun.mutate()}>
          {t(fillTexts.dryRun)}
        </Button>
        <Button
          type="primary"
          loading={handIn.isPending}
          disabled={acknowledged.length < warnings.length}
          onClick={ask}
        >
          {t(fillTexts.submit)}
        </Button>
      </div>
      <div aria-live="polite">
        {run === undefined ? null : <Result run={run} />}
        <Reasons title={t(fillTexts.refused)} reasons={refused} className={styles.fail} />
      </div>
    </section>
  );
}

function Result({ run }: { run: DryRun }) {
  const t = useT();
  const unknown = run.answers.filter(({ use }) => use !== 'KEPT');
  return (
    <div className={styles.result}>
      <p className={run.passes ? styles.pass : styles.fail}>{t(run.passes ? fillTexts.passes : fillTexts.inTheWay)}</p>
      <Reasons title={t(fillTexts.refusedFor)} reasons={run.refused} className={styles.fail} />
      <Reasons title={t(fillTexts.returnedFor)} reasons={run.returned} className={styles.fail} />
      <Reasons title={t(fillTexts.reviewedFor)} reasons={run.reviewed} className={styles.warn} />
      {unknown.length === 0 ? null : (
        <p className={styles.faint}>{t(fillTexts.notAsked, { about: unknown.map(({ about }) => about).join(' ') })}</p>
      )}
    </div>
  );
}

/** Reasons, each with a link to its field. */
export function Reasons({
  title,
  reasons,
  className,
}: {
  title: string;
  reasons: readonly Reason[];
  className: string | undefined;
}) {
  const language = useLanguage();
  if (reasons.length === 0) return null;
  return (
    <>
      <h3 className={styles.reasonsTitle}>{title}</h3>
      <ul className={styles.reasons}>
        {reasons.map((one) => (
          <li key={`${one.code} ${one.field} ${one.message}`} className={className}>
            {one.field != null && isFieldId(one.field) ? (
              <FieldLink field={one.field} label={fieldRow(one.field).label[language]} />
            ) : null}
            {one.message} {one.suggestion}
          </li>
        ))}
      </ul>
    </>
  );
}

function FieldLink({ field, label }: { field: FieldId; label: string }) {
  const t = useT();
  const go = () => {
    const entry = document.getElementById(`field-${field}`);
    entry?.focus();
    entry?.scrollIntoView({ block: 'center' });
  };
  return (
    <button type="button" className={styles.toField} onClick={go} aria-label={t(fillTexts.toField, { field: label })}>
      {label}
    </button>
  );
}
