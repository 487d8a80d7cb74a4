import { fieldLabel, isFieldId } from '@beian/domain/filing';
import type { OrderKind } from '@beian/domain/order-names';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Flex, Typography } from 'antd';
import { useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { eventDocuments } from '../../generated/applicant-events.ts';
import type { Reason } from '../../generated/common.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { Section } from '../../ui/page.tsx';
import { commonTexts, errorTexts } from '../../ui/texts.ts';
import { fillTexts } from './fill-texts.ts';
import { Sentence } from './said.tsx';
import { useDryRun } from './use-dry-run.ts';
import type { OrderWrites } from './use-order-writes.ts';

interface HandInProps extends Pick<OrderWrites, 'order' | 'write'> {
  /** Saves what is typed; false: it could not be saved. */
  readonly save: () => Promise<boolean>;
  /** Shows an item, by its key. */
  readonly onItem: (key: string) => void;
  readonly onSubmitted: () => void;
}

/** Dry run, warnings to confirm, and the submission. */
export function HandIn({ order, save, write, onItem, onSubmitted }: HandInProps) {
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const submit = order.actions.find(({ event }) => event === 'submit');
  const [read, setRead] = useState<readonly string[]>([]);
  const warnings = submit?.acknowledge ?? [];
  const acknowledged = warnings.map(({ code }) => code).filter((code) => read.includes(code));
  const dryRun = useDryRun(order, acknowledged);
  const handIn = useMutation({
    mutationFn: async () => {
      if (!(await save())) return undefined;
      return write(({ id, version }, key) => send(eventDocuments.submit, { id, version, acknowledged, key }));
    },
    onSuccess: (answer) => {
      if (answer?.__typename !== 'Order') return;
      void message.success(t(fillTexts.submitted));
      onSubmitted();
    },
    onError: () => message.error(t(errorTexts.other)),
  });
  const tryAgain = async () => {
    handIn.reset();
    if (await save()) await client.invalidateQueries({ queryKey: ['dryRun', order.id] });
  };
  if (submit === undefined) return null;
  const run = dryRun.data?.__typename === 'DryRun' ? dryRun.data : undefined;
  const refusals = [handIn.data, dryRun.data].flatMap((one) =>
    one?.__typename === 'ActionRefused' ? one.reasons : [],
  );
  const unknown = (run?.answers ?? []).filter(({ use }) => use !== 'KEPT').map(({ about }) => about);
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
          <Faint> {suggestion}</Faint>
        </p>
      ))}
      <div aria-live="polite">
        {run === undefined ? null : (
          <Typography.Text type={run.passes ? 'success' : 'danger'}>
            {t(run.passes ? fillTexts.passes : fillTexts.inTheWay)}
          </Typography.Text>
        )}
        <Reasons
          title={t(fillTexts.refusedFor)}
          reasons={run?.refused}
          outcome="fail"
          onItem={onItem}
          kind={order.kind}
        />
        <Reasons
          title={t(fillTexts.returnedFor)}
          reasons={run?.returned}
          outcome="fail"
          onItem={onItem}
          kind={order.kind}
        />
        <Reasons
          title={t(fillTexts.reviewedFor)}
          reasons={run?.reviewed}
          outcome="warn"
          onItem={onItem}
          kind={order.kind}
        />
        {unknown.length === 0 ? null : <Faint>{t(fillTexts.notAsked, { about: unknown.join(' ') })}</Faint>}
        {dryRun.error ? <Typography.Text type="danger">{t(errorTexts.other)}</Typography.Text> : null}
        <Reasons title={t(fillTexts.refused)} reasons={refusals} outcome="fail" onItem={onItem} kind={order.kind} />
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

interface ReasonsProps {
  readonly title: string;
  readonly reasons: readonly Reason[] | undefined;
  readonly outcome: 'fail' | 'warn';
  readonly onItem: HandInProps['onItem'];
  readonly kind: OrderKind;
}

/** Reasons under a heading, each with a link to its field. */
function Reasons({ title, reasons = [], outcome, onItem, kind }: ReasonsProps) {
  if (reasons.length === 0) return null;
  const linkTo = (field: string | null | undefined) => {
    if (field == null || !isFieldId(field)) return null;
    const label = t(fieldLabel(field, { kind }));
    return (
      <Button
        type="link"
        size="small"
        aria-label={t(fillTexts.toField, { field: label })}
        onClick={() => onItem(field)}
      >
        {label}
      </Button>
    );
  };
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {reasons.map((one) => (
          <Sentence key={`${one.code} ${one.field} ${one.message}`} {...one} outcome={outcome}>
            {linkTo(one.field)}
          </Sentence>
        ))}
      </ul>
    </>
  );
}
