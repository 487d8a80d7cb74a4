import { MAX_PARTNER_NAME_LENGTH } from '@beian/domain/partner';
import { textLengths } from '@beian/domain/text';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import type { PartnerAccount as Account } from '../../generated/common.ts';
import {
  changePartnerDocument,
  closePartnerDocument,
  createPartnerDocument,
  grantPartnerRecordDocument,
  type PartnerRecord,
  reopenPartnerDocument,
  withdrawPartnerRecordDocument,
} from '../../generated/partner-management.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { partnersTexts, partnerTexts } from './texts.ts';

interface DialogProps {
  readonly onClose: () => void;
}

const stale = [['partners'], ['partner']];

interface PartnerValues {
  readonly name: string;
  readonly email: string;
  readonly orderUrl: string;
  readonly papersRead: boolean;
  readonly followUps: boolean;
}

const partnerRows: FieldRows<PartnerValues> = {
  name: {
    control: 'text',
    label: partnersTexts.name,
    required: true,
    max: MAX_PARTNER_NAME_LENGTH,
    example: partnersTexts.nameExample,
  },
  email: {
    control: 'text',
    type: 'email',
    label: partnersTexts.email,
    required: true,
    example: 'filing@partner.example',
  },
  orderUrl: {
    control: 'text',
    type: 'url',
    label: partnersTexts.orderUrl,
    hint: partnersTexts.orderUrlHint,
    example: 'https://partner.example/orders/{order}',
  },
  papersRead: { control: 'check', label: partnersTexts.papersRead, hint: partnersTexts.papersReadHint },
  followUps: { control: 'check', label: partnersTexts.followUps, hint: partnersTexts.followUpsHint },
};

interface NewPartnerValues extends PartnerValues {
  readonly language: 'zh' | 'en';
}

const newPartner: NewPartnerValues = {
  name: '',
  email: '',
  orderUrl: '',
  papersRead: true,
  followUps: true,
  language: 'zh',
};
const newPartnerRows: FieldRows<NewPartnerValues> = {
  ...partnerRows,
  language: {
    control: 'radios',
    label: partnersTexts.language,
    choices: [
      { value: 'zh', label: '中文' },
      { value: 'en', label: 'English' },
    ],
  },
};

export function CreatePartner({ onClose, onDone }: DialogProps & { readonly onDone: (partner: Account) => void }) {
  return (
    <FormDialog
      title={t(partnersTexts.new)}
      lead={t(partnersTexts.newLead)}
      rows={newPartnerRows}
      initial={newPartner}
      send={({ language, ...input }, key) => send(createPartnerDocument, { input, language, key })}
      done={({ name }) => t(partnersTexts.created, { name: name.trim() })}
      stale={stale}
      ok={t(partnerTexts.create)}
      onDone={(partner) => onDone(partner)}
      onClose={onClose}
    />
  );
}

export function ChangePartner({ account, onClose }: DialogProps & { readonly account: Account }) {
  const { id: partnerId, name, email, orderUrl, papersRead, followUps } = account;
  return (
    <FormDialog
      title={t(partnersTexts.changeOf, { name })}
      rows={partnerRows}
      initial={{ name, email, orderUrl: orderUrl ?? '', papersRead, followUps }}
      edits
      send={(input, key) => send(changePartnerDocument, { partnerId, input, key })}
      done={(input) => t(partnersTexts.changed, { name: input.name.trim() })}
      stale={stale}
      ok={t(commonTexts.save)}
      onClose={onClose}
    />
  );
}

/** Closes or reopens a partner, after explaining the effect. */
export function ClosePartner({ account, onClose }: DialogProps & { readonly account: Account }) {
  const { id: partnerId, name } = account;
  const isOpen = account.closedAt === null;
  return (
    <FormDialog
      title={t(isOpen ? partnersTexts.closeOf : partnersTexts.reopenOf, { name })}
      lead={t(isOpen ? partnersTexts.closeAsk : partnersTexts.reopenAsk)}
      send={(_, key) =>
        isOpen ? send(closePartnerDocument, { partnerId, key }) : send(reopenPartnerDocument, { partnerId, key })
      }
      done={() => t(isOpen ? partnersTexts.closedNow : partnersTexts.openNow, { name })}
      stale={stale}
      ok={t(isOpen ? partnersTexts.close : partnersTexts.reopen)}
      danger={isOpen}
      onClose={onClose}
    />
  );
}

const grantRows: FieldRows<{ readonly filingNumber: string; readonly basis: string }> = {
  filingNumber: {
    control: 'text',
    label: partnersTexts.filingNumber,
    required: true,
    max: 60,
    example: '京ICP备20260001号',
  },
  basis: {
    control: 'text',
    label: partnersTexts.basis,
    required: true,
    max: textLengths.grantBasis,
    example: partnersTexts.basisHint,
  },
};

/** Grants the partner a record by its filing number, with a reason. */
export function GrantRecord({ partnerId, onClose }: DialogProps & { readonly partnerId: string }) {
  return (
    <FormDialog
      title={t(partnersTexts.grant)}
      lead={t(partnersTexts.grantLead)}
      rows={grantRows}
      initial={{ filingNumber: '', basis: '' }}
      send={(values, key) => send(grantPartnerRecordDocument, { partnerId, ...values, key })}
      done={({ filingNumber }) => t(partnersTexts.granted, { number: filingNumber.trim() })}
      stale={stale}
      ok={t(partnersTexts.grant)}
      onClose={onClose}
    />
  );
}

interface WithdrawProps extends DialogProps {
  readonly partnerId: string;
  readonly record: PartnerRecord;
}

export function WithdrawRecord({ partnerId, record, onClose }: WithdrawProps) {
  const { id: recordId, filingNumber: number } = record;
  return (
    <FormDialog
      title={t(partnersTexts.withdrawOf, { number })}
      lead={t(partnersTexts.withdrawAsk)}
      send={(_, key) => send(withdrawPartnerRecordDocument, { partnerId, recordId, key })}
      done={() => t(partnersTexts.withdrawn, { number })}
      stale={stale}
      ok={t(partnersTexts.withdraw)}
      danger
      onClose={onClose}
    />
  );
}
