import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import type { Account } from './documents.ts';
import { GrantRecord, WithdrawRecord } from './manage-dialogs.tsx';
import { type PartnerRecord, partnerRecordsDocument } from './manage-documents.ts';
import { partnersTexts } from './texts.ts';

/** Records on which the partner may open orders, latest first, with the reason; for administrators. */
export function PartnerRecords({ account }: { account: Account }) {
  const t = useT();
  const [after, setAfter] = useState<string | null>(null);
  const [asked, setAsked] = useState<'grant' | PartnerRecord | null>(null);
  const query = useQuery({
    queryKey: ['partner', account.id, 'records', after],
    queryFn: async () => (await request(partnerRecordsDocument, { id: account.id, after })).partnerRecords,
  });
  const close = () => setAsked(null);
  return (
    <ListCard
      title={t(partnersTexts.records)}
      lead={t(partnersTexts.recordsLead)}
      actions={<Button onClick={() => setAsked('grant')}>{t(partnersTexts.grant)}</Button>}
      query={query}
      rows={query.data?.edges.map(({ node }) => node)}
      empty={partnersTexts.noRecords}
      emptyHint={partnersTexts.noRecordsHint}
      pages={{ after, info: query.data?.pageInfo, onPage: setAfter }}
      idOf={({ id }) => id}
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
        { key: 'subject', title: partnersTexts.subject, cell: ({ name }) => name },
        { key: 'province', title: partnersTexts.province, width: 110, cell: ({ provinceName }) => provinceName },
        { key: 'basis', title: partnersTexts.basis, cell: ({ basis }) => basis },
        { key: 'since', title: partnersTexts.since, width: 150, cell: ({ since }) => fullTime(since) },
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
      {asked === 'grant' ? <GrantRecord account={account} onClose={close} onDone={close} /> : null}
      {asked !== null && asked !== 'grant' ? (
        <WithdrawRecord account={account} record={asked} onClose={close} onDone={close} />
      ) : null}
    </ListCard>
  );
}
