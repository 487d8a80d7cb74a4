import type { Day } from '@beian/domain/province';
import { type RuleChange, sentenceOf } from '@beian/domain/rule-book';
import { t } from '../../app/providers/i18n.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import type { Answer } from '../../ui/form/use-send.ts';
import { newKey } from '../../ui/new-key.ts';
import { provinceChoices } from '../../ui/province-choices.ts';
import type { AskedChange } from './asked-change.ts';
import { draftKey } from './documents.ts';
import { ruleFormTexts } from './form-texts.ts';

interface EndValues {
  readonly in: readonly string[];
  readonly until: string | null;
  readonly why: string;
}

function leadOf({ ownTextId, begins }: AskedChange): string {
  if (begins !== undefined) return t(ruleFormTexts.cancelLead, { day: begins });
  return t(ownTextId === undefined ? ruleFormTexts.endLead : ruleFormTexts.endTextLead);
}

interface EndDialogProps<A extends Answer> {
  readonly asked: AskedChange;
  readonly onSave: (change: RuleChange, key: string) => Promise<A>;
  readonly onClose: () => void;
}

/** Ends a rule or an own text from a day: an own one by name, one of the program by a row that takes its place and does nothing. */
export function EndDialog<A extends Answer>({ asked, onSave, onClose }: EndDialogProps<A>) {
  const isShipped = asked.ownRuleId === undefined && asked.ownTextId === undefined;
  const rows: FieldRows<EndValues> = {
    in: isShipped
      ? { control: 'selectMany', label: ruleFormTexts.provinces, choices: provinceChoices, required: true }
      : null,
    until: { control: 'day', label: ruleFormTexts.endFrom, hint: ruleFormTexts.fromHint, required: true },
    why: isShipped
      ? { control: 'text', label: ruleFormTexts.why, max: 500, required: true, example: ruleFormTexts.whyExample }
      : null,
  };
  return (
    <FormDialog<EndValues, A>
      title={t(ruleFormTexts.end)}
      lead={
        <>
          <b>{asked.was}</b>
          <p>{leadOf(asked)}</p>
        </>
      }
      ok={t(ruleFormTexts.end)}
      rows={rows}
      initial={{ in: asked.rule.in ?? [], until: asked.begins ?? null, why: '' }}
      onClose={onClose}
      stale={[draftKey]}
      send={({ until, why, in: where }, key) => onSave(endOf(asked, { until: until as Day, why, in: where }), key)}
    />
  );
}

function endOf(
  { ownRuleId, ownTextId, key }: AskedChange,
  { until, why, in: where }: EndValues & { until: Day },
): RuleChange {
  if (ownRuleId !== undefined) return { does: 'end', rule: ownRuleId, until };
  if (ownTextId !== undefined) return { does: 'endText', text: ownTextId, until };
  const rule = { id: newKey(), in: [...where], replaces: key, effects: [], says: sentenceOf([]), why, from: until };
  return { does: 'add', rule: rule as never };
}
