import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ask } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { type PartnerRecord, partnerRecordsDocument } from '../../generated/partner-management.ts';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { usePages } from '../../ui/list-page/use-pages.ts';
import { commonTexts } from '../../ui/texts.ts';
import { GrantRecord, WithdrawRecord } from './manage-dialogs.tsx';
import { partnersTexts } from './texts.ts';

/** Records on which the partner may open orders, latest first, with the reason; for administrators. */
export function PartnerRecords({ partnerId }: { partnerId: string }) {
  const [asked, setAsked] = useState<'grant' | PartnerRecord | null>(null);
  const records = usePages(['partner', partnerId, 'records'], (after) =>
    ask(partnerRecordsDocument, { partnerId, first: 25, after }),
  );
  const close = () => setAsked(null);
  return (
    <ListCard
      title={t(partnersTexts.records)}
      lead={t(partnersTexts.recordsLead)}
      actions={<Button onClick={() => setAsked('grant')}>{t(partnersTexts.grant)}</Button>}
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
          cell: (record) => (
            <Button
              size="small"
              danger
              aria-label={t(partnersTexts.withdrawOf, { number: record.filingNumber })}
              onClick={() => setAsked(record)}
            >
              {t(partnersTexts.withdraw)}
            </Button>
          ),
        },
      ]}
    >
      {asked === 'grant' ? <GrantRecord partnerId={partnerId} onClose={close} /> : null}
      {asked !== null && asked !== 'grant' ? (
        <WithdrawRecord partnerId={partnerId} record={asked} onClose={close} />
      ) : null}
    </ListCard>
  );
}
