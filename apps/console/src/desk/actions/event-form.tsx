import { Input, Radio } from 'antd';
import { useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { AssigneeSelect } from '../../order/assignee-select.tsx';
import type { Order } from '../../order/documents.ts';
import type { EventInputs } from '../../order/perform.ts';
import { StaffSelect } from '../../order/staff-select.tsx';
import { shown } from '../../ui/form/field-row.ts';
import { type Draft, useDraft } from '../drafts.ts';
import { Strip } from '../items/strip.tsx';
import { assignFormTexts } from '../panels/colleague-texts.ts';
import parts from '../parts.module.css';
import type { EventWithFields } from './bar-entries.ts';
import { type EventField, eventFields, inputOf } from './event-fields.ts';

interface EventFormProps<E extends EventWithFields> {
  readonly event: E;
  readonly title: string;
  /** What the event does, in the API's words. */
  readonly hint: string | null;
  readonly order: Order;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSave: (input: EventInputs[E]) => Promise<boolean>;
}

/** Asks for the values of an event above the bar, so that those of the order and the image stay in view. */
export function EventForm<E extends EventWithFields>(props: EventFormProps<E>) {
  const { event, title, hint, order, busy, onClose, onSave } = props;
  const [draft, setDraft] = useDraft(order.id);
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const fields: readonly EventField[] = eventFields[event];
  const valueIn = ({ member, draft: kept, initial }: EventField): string =>
    (kept === undefined ? (own[member] ?? initial?.(order)) : draft[kept]) ?? '';
  const change = ({ member, draft: kept }: EventField, value: string) =>
    kept === undefined ? setOwn({ ...own, [member]: value }) : setDraft({ [kept]: value });
  const chosen = fields[0] === undefined ? '' : valueIn(fields[0]);
  const missing = fields.find((field) => {
    const isNeeded = !('neededFor' in field) || field.neededFor === chosen;
    return field.needed !== undefined && isNeeded && valueIn(field).trim() === '';
  });
  const isSaid = tried || (missing !== undefined && 'neededFor' in missing);
  const save = async () => {
    setTried(true);
    if (missing !== undefined || !(await onSave(inputOf(event, valueIn)))) return;
    const kept = fields.flatMap(({ draft: name }) => (name === undefined ? [] : [name]));
    if (kept.length > 0)
      setDraft(Object.fromEntries(kept.map((name) => [name, name === 'outcome' ? null : ''])) as Partial<Draft>);
    onClose();
  };
  const firstOpen = fields.find(({ initial }) => initial === undefined);
  return (
    <Strip title={title} busy={busy} onClose={onClose} onSave={() => void save()}>
      {fields.map((field) => (
        <Control
          key={field.member}
          field={field}
          order={order}
          value={valueIn(field)}
          isFirst={field === firstOpen}
          onChange={(value) => change(field, value)}
        />
      ))}
      {event === 'assign' && order.assignee !== null ? (
        <span>{t(assignFormTexts.current, { name: order.assignee.name })}</span>
      ) : null}
      {isSaid && missing?.needed !== undefined ? (
        <span className={parts.bad} role="alert">
          {t(missing.needed)}
        </span>
      ) : null}
      {hint === null ? null : <span>{hint}</span>}
    </Strip>
  );
}

interface ControlProps {
  readonly field: EventField;
  readonly order: Order;
  readonly value: string;
  readonly isFirst: boolean;
  readonly onChange: (value: string) => void;
}

function Control({ field, order, value, isFirst, onChange }: ControlProps) {
  const label = t(field.label);
  if (field.control === 'text')
    return (
      <Input.TextArea
        className={parts.text}
        aria-label={label}
        placeholder={t(field.hint ?? field.label)}
        autoFocus={isFirst}
        rows={isFirst ? 2 : 1}
        maxLength={field.most}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  if (field.control === 'radios')
    return (
      <Radio.Group
        aria-label={label}
        value={value}
        options={field.choices(order).map((one) => ({ value: one.value, label: shown(one.label) }))}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  const asked = { label, first: t(field.first), value: value || null, onChange };
  return field.control === 'staff' ? <StaffSelect {...asked} /> : <AssigneeSelect {...asked} orderIds={[order.id]} />;
}
