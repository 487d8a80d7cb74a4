import { useT } from '../../app/providers/i18n.ts';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import type { AccountPage } from './documents.ts';
import { partnerTexts } from './texts.ts';

const counts = { sent: 'followUpSent', confirmed: 'followUpConfirmed', changed: 'followUpChanged' } as const;

/** What was asked and said about the partner's filings after their approval, and what came back. */
export function FollowUps({ page: { account, followUps } }: { readonly page: AccountPage }) {
  const t = useT();
  return (
    <ListCard
      title={t(partnerTexts.followUps)}
      lead={t(account.followUps ? partnerTexts.followUpsOn : partnerTexts.followUpsOff)}
      rows={followUps}
      empty={partnerTexts.followUpsOff}
      idOf={({ kind }) => kind}
      columns={[
        { key: 'kind', title: partnerTexts.followUpKind, kind: 'head', cell: ({ label }) => label },
        ...(['sent', 'confirmed', 'changed'] as const).map((name) => ({
          key: name,
          title: partnerTexts[counts[name]],
          kind: 'number' as const,
          cell: (row: AccountPage['followUps'][number]) => row[name].toLocaleString('en'),
        })),
      ]}
    />
  );
}
