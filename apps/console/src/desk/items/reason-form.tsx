import { useContext } from 'react';
import type { ReasonInput } from '../../order/perform.ts';
import { DraftOrderContext, useDraft } from '../drafts.ts';
import { ReasonPicker } from './reason-picker.tsx';
import { type EventFormProps, FormSection } from './strip.tsx';

/** Reasons for the whole order, above the bar, before it is returned or rejected. */
export function ReasonForm({ onSave, ...form }: EventFormProps<ReasonInput[]>) {
  const [draft, setDraft] = useDraft(useContext(DraftOrderContext));
  const reasons = draft.places?.find(([place]) => place === 'order')?.[1] ?? [];
  const save = async () => {
    if (await onSave([...reasons])) form.onClose();
  };
  return (
    <FormSection {...form} onSave={() => void save()}>
      <ReasonPicker
        place="order"
        label={form.title}
        chosen={reasons}
        onSave={(next) => setDraft({ places: [['order', next]] })}
      />
    </FormSection>
  );
}
