import { request } from '../app/providers/client.ts';
import { t } from '../app/providers/i18n.ts';
import { eventDocuments } from '../generated/desk-events.ts';
import { FormDialog } from '../ui/form/form-dialog.tsx';
import { actionTexts } from '../ui/texts.ts';
import { useAssigneeChoices } from './assignee-select.tsx';
import { NOBODY } from './staff-select.tsx';
import { assignTexts } from './texts.ts';

interface AssignDialogProps {
  readonly order: { readonly id: string; readonly number: string };
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Assigns one order to a person, or to nobody. */
export function AssignDialog({ order: { id, number }, onDone, onClose }: AssignDialogProps) {
  const label = t(assignTexts.do);
  const choices = useAssigneeChoices([id], t(assignTexts.nobody));
  return (
    <FormDialog
      title={t(actionTexts.confirmTitle, { label, number })}
      ok={label}
      rows={{
        staffId: { control: 'select', label: assignTexts.to, choices, example: assignTexts.choose, required: true },
      }}
      initial={{ staffId: '' }}
      send={async ({ staffId }, key) =>
        (await request(eventDocuments.assign, { id, staffId: staffId === NOBODY ? null : staffId, key })).done
      }
      done={() => t(actionTexts.done, { label })}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
