import { fieldRow, isFieldId } from '@beian/domain/filing';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Flex, Typography } from 'antd';
import { useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { eventDocuments } from '../../generated/applicant-events.ts';
import type { Reason } from '../../generated/common.ts';
import type { DryRun } from '../../generated/dry-run.ts';
import { commonTexts, errorTexts } from '../../ui/texts.ts';
import type { FillOrder } from './documents.ts';
import { fillTexts } from './fill-texts.ts';
import { Said, Section } from './parts.tsx';
import { useDryRun } from './use-dry-run.ts';
import type { Write, Written } from './use-order-writes.ts';

interface HandInProps {
  readonly order: FillOrder;
  /** Saves what is typed; false: it could not be saved. */
  readonly save: () => Promise<boolean>;
  readonly write: (work: Write) => Promise<Written>;
  /** Shows an item, by its key. */
  readonly onItem: (key: string) => void;
  readonly onSubmitted: () => void;
}

/** Dry run, warnings to confirm, and the submission. */
export function HandIn({ order, save, write, onItem, onSubmitted }: HandInProps) {
  const t = useT();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const submit = order.actions.find(({ event }) => event === 'submit');
  const [read, setRead] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<readonly Reason[]>([]);
  const warnings = submit?.acknowledge ?? [];
  const acknowledged = warnings.map(({ code }) => code).filter((code) => read.includes(code));
  const dryRun = useDryRun(order, acknowledged);
  const tryAgain = async () => {
    setRefused([]);
    if (await save()) await client.invalidateQueries({ queryKey: ['dryRun', order.id] });
  };
  const handIn = useMutation({
    mutationFn: async () => {
      if (!(await save())) return undefined;
      return write(({ id, version }, key) => send(eventDocuments.submit, { id, version, acknowledged, key }));
    },
    onSuccess: (done) => {
      if (done === undefined) return;
      setRefused(done.ok ? [] : done.refusal.reasons);
      if (!done.ok) return;
      void message.success(t(fillTexts.submitted));
      onSubmitted();
    },
    onError: () => message.error(t(errorTexts.other)),
  });
  if (submit === undefined) return null;
  const run = dryRun.data?.__typename === 'DryRun' ? dryRun.data : undefined;
  const notRun = dryRun.data?.__typename === 'ActionRefused' ? dryRun.data.reasons : [];
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
    <Section title={t(fillTexts.handIn)}>
      {warnings.map(({ code, message: text, suggestion }) => (
        <p key={code}>
          <Checkbox
            checked={read.includes(code)}
            onChange={({ target }) => setRead(target.checked ? [...read, code] : read.filter((one) => one !== code))}
          >
            {text}
          </Checkbox>
          <Typography.Text type="secondary"> {suggestion}</Typography.Text>
        </p>
      ))}
      <div aria-live="polite">
        {run === undefined ? null : <Result run={run} onItem={onItem} />}
        {dryRun.error ? <Typography.Text type="danger">{t(errorTexts.other)}</Typography.Text> : null}
        <Reasons title={t(fillTexts.refused)} reasons={[...refused, ...notRun]} outcome="fail" onItem={onItem} />
      </div>
      <Flex wrap gap="small">
        <Button loading={dryRun.isFetching} onClick={() => void tryAgain()}>
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
      </Flex>
    </Section>
  );
}

function Result({ run, onItem }: { run: DryRun; onItem: HandInProps['onItem'] }) {
  const t = useT();
  const unknown = run.answers.filter(({ use }) => use !== 'KEPT');
  return (
    <>
      <Typography.Text type={run.passes ? 'success' : 'danger'}>
        {t(run.passes ? fillTexts.passes : fillTexts.inTheWay)}
      </Typography.Text>
      <Reasons title={t(fillTexts.refusedFor)} reasons={run.refused} outcome="fail" onItem={onItem} />
      <Reasons title={t(fillTexts.returnedFor)} reasons={run.returned} outcome="fail" onItem={onItem} />
      <Reasons title={t(fillTexts.reviewedFor)} reasons={run.reviewed} outcome="warn" onItem={onItem} />
      {unknown.length === 0 ? null : (
        <p>
          <Typography.Text type="secondary">
            {t(fillTexts.notAsked, { about: unknown.map(({ about }) => about).join(' ') })}
          </Typography.Text>
        </p>
      )}
    </>
  );
}

interface ReasonsProps {
  readonly title: string;
  readonly reasons: readonly Reason[];
  readonly outcome: 'fail' | 'warn';
  /** Where the fields of the reasons are on another step: shows one. */
  readonly onItem?: HandInProps['onItem'];
}

/** Reasons under a heading, each with a link to its field. */
export function Reasons({ title, reasons, outcome, onItem }: ReasonsProps) {
  const language = useLanguage();
  if (reasons.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {reasons.map((one) => (
          <Said key={`${one.code} ${one.field} ${one.message}`} {...one} outcome={outcome}>
            {onItem !== undefined && one.field != null && isFieldId(one.field) ? (
              <FieldLink label={fieldRow(one.field).label[language]} onClick={() => onItem(one.field ?? '')} />
            ) : null}
          </Said>
        ))}
      </ul>
    </>
  );
}

function FieldLink({ label, onClick }: { label: string; onClick: () => void }) {
  const t = useT();
  return (
    <Button type="link" size="small" onClick={onClick} aria-label={t(fillTexts.toField, { field: label })}>
      {label}
    </Button>
  );
}
