import { MAX_PARTNER_NAME_LENGTH } from '@beian/domain/partner';
import { textLengths } from '@beian/domain/text';
import { send } from '../../app/providers/client.ts';
import { type Language, t } from '../../app/providers/i18n.ts';
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
import { FormButton } from '../../ui/form/form-button.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { partnersTexts, partnerTexts } from './texts.ts';

const stale = [['partners'], ['partner']];

const newPartner = { name: '', email: '', orderUrl: '', papersRead: true, followUps: true, language: 'zh' as Language };
const partnerRows: FieldRows<Omit<typeof newPartner, 'language'>> = {
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

const newPartnerRows: FieldRows<typeof newPartner> = {
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

export const CreatePartner = ({ onDone }: { readonly onDone: (partner: Account) => void }) => (
  <FormButton
    label={t(partnersTexts.new)}
    button={{ type: 'primary' }}
    lead={t(partnersTexts.newLead)}
    rows={newPartnerRows}
    initial={newPartner}
    send={({ language, ...input }, key) => send(createPartnerDocument, { input, language, key })}
    done={({ name }) => t(partnersTexts.created, { name: name.trim() })}
    stale={stale}
    ok={t(partnerTexts.create)}
    onDone={(partner) => onDone(partner)}
  />
);

interface AccountProps {
  readonly account: Account;
}

export function ChangePartner({ account }: AccountProps) {
  const { id: partnerId, name, email, orderUrl, papersRead, followUps } = account;
  return (
    <FormButton
      label={t(partnersTexts.change)}
      title={t(partnersTexts.changeOf, { name })}
      rows={partnerRows}
      initial={{ name, email, orderUrl: orderUrl ?? '', papersRead, followUps }}
      edits
      send={(input, key) => send(changePartnerDocument, { partnerId, input, key })}
      done={(input) => t(partnersTexts.changed, { name: input.name.trim() })}
      stale={stale}
      ok={t(commonTexts.save)}
    />
  );
}

/** Closes or reopens a partner, after explaining the effect. */
export function ClosePartner({ account: { id: partnerId, name, closedAt } }: AccountProps) {
  const isOpen = closedAt === null;
  return (
    <FormButton
      label={t(isOpen ? partnersTexts.close : partnersTexts.reopen)}
      title={t(isOpen ? partnersTexts.closeOf : partnersTexts.reopenOf, { name })}
      lead={t(isOpen ? partnersTexts.closeAsk : partnersTexts.reopenAsk)}
      send={(_, key) =>
        isOpen ? send(closePartnerDocument, { partnerId, key }) : send(reopenPartnerDocument, { partnerId, key })
      }
      done={() => t(isOpen ? partnersTexts.closedNow : partnersTexts.openNow, { name })}
      stale={stale}
      danger={isOpen}
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

interface RecordsProps {
  readonly partnerId: string;
}

/** Grants the partner a record by its filing number, with a reason. */
export const GrantRecord = ({ partnerId }: RecordsProps) => (
  <FormButton
    label={t(partnersTexts.grant)}
    lead={t(partnersTexts.grantLead)}
    rows={grantRows}
    initial={{ filingNumber: '', basis: '' }}
    send={(values, key) => send(grantPartnerRecordDocument, { partnerId, ...values, key })}
    done={({ filingNumber }) => t(partnersTexts.granted, { number: filingNumber.trim() })}
    stale={stale}
  />
);

export function WithdrawRecord({ partnerId, record }: RecordsProps & { readonly record: PartnerRecord }) {
  const { id: recordId, filingNumber: number } = record;
  const title = t(partnersTexts.withdrawOf, { number });
  return (
    <FormButton
      label={t(partnersTexts.withdraw)}
      button={{ size: 'small', 'aria-label': title }}
      title={title}
      lead={t(partnersTexts.withdrawAsk)}
      send={(_, key) => send(withdrawPartnerRecordDocument, { partnerId, recordId, key })}
      done={() => t(partnersTexts.withdrawn, { number })}
      stale={stale}
      danger
    />
  );
}
