import { limitBounds } from '@beian/domain/partner';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import type { PartnerAccount as Account } from '../../generated/common.ts';
import { changePartnerLimitsDocument } from '../../generated/partner-account.ts';
import type { FieldRow } from '../../ui/form/field-row.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { Section } from '../../ui/page.tsx';
import { partnerTexts } from './texts.ts';

/** The partner's limits; read-only for those who may not set them. */
export function Limits({ account, mayManage }: { account: Account; mayManage: boolean }) {
  const { id: partnerId, pointsPerSecond, bucket } = account;
  const row = (name: keyof typeof limitBounds, label: FieldRow<number>['label']): FieldRow<number> => {
    const { least: min, most: max } = limitBounds[name];
    return { control: 'number', label, min, max, required: true, disabled: !mayManage };
  };
  return (
    <Section title={t(partnerTexts.limits)} lead={t(partnerTexts.limitsLead)}>
      <FormPage
        label={t(partnerTexts.limits)}
        rows={{
          pointsPerSecond: row('pointsPerSecond', partnerTexts.rate),
          bucket: row('bucket', partnerTexts.bucket),
        }}
        initial={{ pointsPerSecond, bucket }}
        edits
        send={(values, key) => send(changePartnerLimitsDocument, { partnerId, ...values, key })}
        done={() => t(partnerTexts.limitsSaved)}
        stale={[['partner', partnerId]]}
        ok={mayManage ? t(partnerTexts.saveLimits) : undefined}
      />
    </Section>
  );
}
