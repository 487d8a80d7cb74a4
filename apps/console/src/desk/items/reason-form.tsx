import { Button } from 'antd';
import { useContext } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import type { ReasonInput } from '../../order/perform.ts';
import { commonTexts } from '../../ui/texts.ts';
import { DraftOrderContext, useDraft } from '../drafts.ts';
import parts from '../parts.module.css';
import { ReasonPicker } from './reason-picker.tsx';
import { FormSection } from './strip.tsx';

interface FormProps {
  readonly title: string;
  readonly hint: string | null;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSave: (reasons: ReasonInput[]) => Promise<boolean>;
}

/** Reasons for the whole order, above the bar, before it is returned or rejected. */
export function ReasonForm({ title, hint, busy, onClose, onSave }: FormProps) {
  const t = useT();
  const [draft, setDraft] = useDraft(useContext(DraftOrderContext));
  const reasons = draft.places?.find(([place]) => place === 'order')?.[1] ?? [];
  const save = async () => {
    if (await onSave([...reasons])) onClose();
  };
  return (
    <FormSection title={title} onClose={onClose} onSave={() => void save()}>
      <ReasonPicker
        place="order"
        label={title}
        chosen={reasons}
        onSave={(next) => setDraft({ places: [['order', next]] })}
      />
      {hint === null ? null : <p className={parts.small}>{hint}</p>}
      <span className={parts.buttons}>
        <Button onClick={onClose}>{t(commonTexts.cancel)}</Button>
        <Button type="primary" danger loading={busy} onClick={() => void save()}>
          {title}
        </Button>
      </span>
    </FormSection>
  );
}
