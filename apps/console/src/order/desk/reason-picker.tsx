import { Button, Input, Select } from 'antd';
import { useContext, useRef, useState } from 'react';
import { useT } from '../../providers/i18n.ts';
import type { ReturnReason } from '../documents.ts';
import type { GivenReason } from '../perform.ts';
import { DraftOrder, useDraft } from './drafts.ts';
import styles from './reason-picker.module.css';
import { useReasons } from './use-reasons.ts';

interface PickerProps {
  /** Key of the item, or `order`. */
  readonly place: string;
  readonly label: string;
  readonly chosen: readonly { readonly code: string; readonly advice: string }[];
  readonly onSave: (reasons: GivenReason[]) => void;
}

const fits = (reason: ReturnReason, place: string): boolean =>
  reason.fits.includes(place) ||
  (place !== 'order' && reason.fits.includes(place.startsWith('material.') ? 'material' : 'field'));

/** Chooses reasons in place: those that fit come first; the advice is what the applicant reads, and may be edited. */
export function ReasonPicker({ place, label, chosen, onSave }: PickerProps) {
  const t = useT();
  const reasons = useReasons();
  const [draft, setDraft] = useDraft(useContext(DraftOrder));
  const [given, setGiven] = useState<ReadonlyMap<string, string>>(
    () => new Map(chosen.map((one) => [one.code, one.advice])),
  );
  /** As it was last sent: leaving a text that was not touched sends nothing. */
  const saved = useRef<ReadonlyMap<string, string>>(given);
  const nameOf = (code: string) => `${place} ${code}`;
  // What was typed and not sent goes before what was given.
  const advice = new Map([...given].map(([code, text]) => [code, draft.advice[nameOf(code)] ?? text]));
  const type = (code: string, text: string) => setDraft({ advice: { ...draft.advice, [nameOf(code)]: text } });
  const codes = [...advice.keys()];
  const library = new Map(reasons.map((reason) => [reason.code, reason]));
  const sorted = [...reasons].sort((a, b) => Number(fits(b, place)) - Number(fits(a, place)));
  const give = (next: ReadonlyMap<string, string>) => {
    setGiven(next);
    saved.current = next;
    onSave(
      [...next].map(([code, text]) => ({ code, advice: text === library.get(code)?.advice ? null : text || null })),
    );
  };
  return (
    <div className={styles.picker} data-keys="own">
      <Select
        mode="multiple"
        className={styles.select}
        aria-label={t('reasons.choose', { label })}
        placeholder={t('reasons.placeholder')}
        value={codes}
        optionFilterProp="search"
        options={sorted.map((reason) => ({
          value: reason.code,
          label: `${reason.code} ${reason.label}`,
          search: `${reason.code} ${reason.label} ${reason.advice}`,
        }))}
        onChange={(next: string[]) =>
          give(new Map(next.map((code) => [code, advice.get(code) ?? library.get(code)?.advice ?? ''])))
        }
      />
      {codes.map((code) => (
        <div key={code} className={styles.advice}>
          <span aria-hidden>
            {code} {t('reasons.advice')}
          </span>
          <Input.TextArea
            aria-label={`${code} ${t('reasons.advice')}`}
            rows={2}
            maxLength={1000}
            value={advice.get(code)}
            onChange={(event) => type(code, event.target.value)}
            onBlur={() => {
              if (advice.get(code) !== saved.current.get(code)) give(advice);
            }}
          />
        </div>
      ))}
    </div>
  );
}

interface FormProps {
  readonly title: string;
  readonly hint: string | null;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSave: (reasons: GivenReason[]) => Promise<boolean>;
}

/** Reasons for the order as a whole, above the bar, before it goes back. */
export function ReasonForm({ title, hint, busy, onClose, onSave }: FormProps) {
  const t = useT();
  const [reasons, setReasons] = useState<GivenReason[]>([]);
  const save = async () => {
    if (await onSave(reasons)) onClose();
  };
  return (
    <section className={styles.form} aria-label={title} data-keys="own">
      <h2>{title}</h2>
      <ReasonPicker place="order" label={title} chosen={[]} onSave={setReasons} />
      {hint === null ? null : <p className={styles.hint}>{hint}</p>}
      <span className={styles.buttons}>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button type="primary" danger loading={busy} onClick={() => void save()}>
          {title}
        </Button>
      </span>
    </section>
  );
}
