import { Link } from 'react-router';
import { ask } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { partnerRecordsDocument } from '../../generated/partner-management.ts';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { usePages } from '../../ui/list-page/use-pages.ts';
import { commonTexts } from '../../ui/texts.ts';
import { GrantRecord, WithdrawRecord } from './manage-dialogs.tsx';
import { partnersTexts } from './texts.ts';

/** Records on which the partner may open orders, latest first, with the reason; for administrators. */
export function PartnerRecords({ partnerId }: { partnerId: string }) {
  const records = usePages(['partner', partnerId, 'records'], (after) =>
    ask(partnerRecordsDocument, { partnerId, first: 25, after }),
  );
  return (
    <ListCard
      title={t(partnersTexts.records)}
      lead={t(partnersTexts.recordsLead)}
      actions={<GrantRecord partnerId={partnerId} />}
      {...records}
      empty={partnersTexts.noRecords}
      emptyHint={partnersTexts.noRecordsHint}
      columns={[
        {
          key: 'filingNumber',
          title: partnersTexts.filingNumber,
          width: 190,
          kind: 'head',
          cell: ({ id, filingNumber, name }) => (
            <Link to={`/records/${encodeURIComponent(id)}`}>{filingNumber || name || '—'}</Link>
          ),
        },
        { key: 'name', title: partnersTexts.subject },
        { key: 'provinceName', title: partnersTexts.province, width: 110 },
        { key: 'basis', title: partnersTexts.basis },
        { key: 'since', title: partnersTexts.since, kind: 'time' },
        {
          key: 'actions',
          title: commonTexts.actions,
          width: 110,
          kind: 'actions',
          cell: (record) => <WithdrawRecord partnerId={partnerId} record={record} />,
        },
      ]}
    />
  );
}
