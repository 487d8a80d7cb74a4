import { useNavigate } from 'react-router';
import { ask } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { offerRecordDocument } from '../../generated/transfer.ts';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { transferTexts } from './texts.ts';

/** Offers a filing to another partner. */
export function OfferDialog({ id, filingNumber, onClose }: { id: string; filingNumber: string; onClose: () => void }) {
  const navigate = useNavigate();
  return (
    <FormDialog
      title={t(transferTexts.transferOf, { number: filingNumber })}
      lead={t(transferTexts.offerLead)}
      ok={t(transferTexts.send)}
      rows={{
        toPartnerId: {
          control: 'text',
          label: transferTexts.receiver,
          hint: transferTexts.receiverHint,
          required: true,
          max: 50,
        },
      }}
      initial={{ toPartnerId: '' }}
      onClose={onClose}
      onDone={() => void navigate('/transfers')}
      send={({ toPartnerId }, key) => ask(offerRecordDocument, { recordId: id, toPartnerId: toPartnerId.trim(), key })}
    />
  );
}
