import { Button } from 'antd';
import { useContext } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { Item, ProposedReason } from '../../order/documents.ts';
import type { ItemReasonInput } from '../../order/perform.ts';
import { DraftOrderContext, useDraft } from '../drafts.ts';
import { ItemReasons, type Places, placesOf, reasonsOf, whole } from '../items/item-reasons.tsx';
import { type EventFormProps, FormSection } from '../items/strip.tsx';
import { sendBackTexts } from '../texts.ts';

interface SendBackProps extends EventFormProps<ItemReasonInput[]> {
  readonly items: readonly Item[];
  /** Initial reasons, derived from the bureau's codes. */
  readonly proposed: readonly ProposedReason[];
  /** The bureau's opinion, which staff may copy into the advice. */
  readonly opinion: string | null;
}

const longestAdvice = 1000;

/** Reasons per item before the order is returned, filled with the proposals from the bureau's answer. */
export function SendBackForm({ items, proposed, opinion, onSave, ...form }: SendBackProps) {
  const [draft, setDraft] = useDraft(useContext(DraftOrderContext));
  const places: Places = draft.places === null ? placesOf(proposed) : new Map(draft.places);
  const setPlaces = (next: Places) => setDraft({ places: [...next] });
  const reasons = reasonsOf(places);
  const save = async () => {
    if (reasons.length > 0 && (await onSave(reasons))) form.onClose();
  };
  const quote = () => {
    if (opinion === null) return;
    const given = places.get(whole);
    const kept = given === undefined || given.length === 0 ? [{ code: 'ORD-12', advice: null }] : given;
    const advice = opinion.slice(0, longestAdvice);
    const quoted = new Map(places).set(
      whole,
      kept.map((one) => ({ ...one, advice })),
    );
    // The opinion replaces what was typed before.
    const typed = Object.fromEntries(kept.map(({ code }) => [`${whole} ${code}`, advice]));
    setDraft({ places: [...quoted], advice: { ...draft.advice, ...typed } });
  };
  return (
    <FormSection
      {...form}
      disabled={reasons.length === 0}
      actions={opinion === null ? null : <Button onClick={quote}>{t(sendBackTexts.quote)}</Button>}
      onSave={() => void save()}
    >
      <ItemReasons items={items} places={places} onChange={setPlaces} />
    </FormSection>
  );
}
