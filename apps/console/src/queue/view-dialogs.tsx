import { textLengths } from '@beian/domain/text';
import { send } from '../app/providers/client.ts';
import { t } from '../app/providers/i18n.ts';
import {
  addQueueViewDocument,
  changeQueueViewDocument,
  removeQueueViewDocument,
  type QueueView as SavedView,
} from '../generated/queue.ts';
import { FormDialog } from '../ui/form/form-dialog.tsx';
import { commonTexts } from '../ui/texts.ts';
import { filterOf, type QueueView, viewOf } from './filters.ts';
import { savedViewsTexts } from './texts.ts';
import type { Desk } from './use-desk.ts';

interface ViewDialogProps {
  readonly desk: Desk;
  readonly view: QueueView;
  readonly onShow: (view: QueueView) => void;
  readonly onClose: () => void;
}

/** Names a saved view; `saved` null: saves the list on screen as a new one. */
export function ViewNameDialog({
  desk,
  view,
  saved,
  onShow,
  onClose,
}: ViewDialogProps & { readonly saved: SavedView | null }) {
  return (
    <FormDialog
      title={t(saved === null ? savedViewsTexts.add : savedViewsTexts.rename)}
      ok={t(commonTexts.save)}
      rows={{
        name: {
          control: 'text',
          label: savedViewsTexts.name,
          hint: saved === null ? savedViewsTexts.hint : undefined,
          required: true,
          max: textLengths.viewName,
        },
      }}
      initial={{ name: saved?.name ?? '' }}
      send={({ name }, key) =>
        saved === null
          ? send(addQueueViewDocument, { name, filter: filterOf(view), key })
          : send(changeQueueViewDocument, { id: saved.id, name, key })
      }
      onDone={(next) => {
        desk.put(next);
        onClose();
        const added = saved === null ? next.views.at(-1) : undefined;
        if (added !== undefined) onShow(viewOf(added));
      }}
      onClose={onClose}
    />
  );
}

export function RemoveViewDialog({
  desk,
  view,
  saved,
  onShow,
  onClose,
}: ViewDialogProps & { readonly saved: SavedView }) {
  return (
    <FormDialog
      title={t(savedViewsTexts.removeAsk, { name: saved.name })}
      lead={t(savedViewsTexts.removeSays)}
      ok={t(savedViewsTexts.remove)}
      danger
      rows={{}}
      initial={{}}
      send={(_, key) => send(removeQueueViewDocument, { id: saved.id, key })}
      onDone={(next) => {
        desk.put(next);
        onClose();
        onShow({ ...view, saved: null });
      }}
      onClose={onClose}
    />
  );
}
