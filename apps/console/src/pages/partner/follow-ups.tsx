import { t } from '../../app/providers/i18n.ts';
import type { PartnerAccountPage as AccountPage } from '../../generated/partner-account.ts';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { partnerTexts } from './texts.ts';

/** What was asked and said about the partner's filings after their approval, and what came back. */
export function FollowUps({ page: { account, followUps } }: { readonly page: AccountPage }) {
  return (
    <ListCard
      title={t(partnerTexts.followUps)}
      lead={t(account.followUps ? partnerTexts.followUpsOn : partnerTexts.followUpsOff)}
      rows={followUps}
      empty={partnerTexts.followUpsOff}
      idOf={({ kind }) => kind}
      columns={[
        { key: 'label', title: partnerTexts.followUpKind, kind: 'head' },
        { key: 'sent', title: partnerTexts.followUpSent, kind: 'number' },
        { key: 'confirmed', title: partnerTexts.followUpConfirmed, kind: 'number' },
        { key: 'changed', title: partnerTexts.followUpChanged, kind: 'number' },
      ]}
    />
  );
}
