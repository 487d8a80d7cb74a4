import { recordFilters } from '@beian/domain/filing';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import { shellTexts } from '../../app/shell/texts.ts';
import type { ResultOf } from '../../graphql.ts';
import { Domains, Faint } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { claimTexts } from '../claims/texts.ts';
import { ownRecordsDocument } from '../new-order/choose-documents.ts';
import { newOrderTexts } from '../new-order/texts.ts';
import { OfferDialog } from '../transfers/offer.tsx';
import { transferTexts } from '../transfers/texts.ts';
import { homeTexts } from './texts.ts';

type OwnRecord = ResultOf<typeof ownRecordsDocument>['records']['edges'][number]['node'];

const records = listOf('ownRecords', ownRecordsDocument, (data) => data.records);
const filters = { search: { ...recordFilters.search, label: newOrderTexts.find } };
const texts = {
  title: homeTexts.records,
  total: homeTexts.totalOfRecords,
  empty: homeTexts.noRecords,
  emptyHint: homeTexts.noRecordsHint,
};

/** Pages about records that are asked for now and then. */
const recordPages = [
  { to: '/transfers', label: transferTexts.title },
  { to: '/claims', label: claimTexts.title },
  { to: '/servers', label: shellTexts.servers },
];

/** The records that the partner may act on, each with the way to a new order. */
export function OwnRecords() {
  const [offered, setOffered] = useState<OwnRecord | null>(null);
  const columns: Column<OwnRecord>[] = [
    { key: 'filingNumber', title: homeTexts.filingNumber, width: 200, kind: 'head' },
    {
      key: 'subject',
      title: homeTexts.subject,
      cell: ({ name, provinceName }) => (
        <>
          {name} <Faint>{provinceName}</Faint>
        </>
      ),
    },
    {
      key: 'domains',
      title: homeTexts.domains,
      cell: ({ websites }) => <Domains of={websites.flatMap(({ domains }) => domains)} />,
    },
    {
      key: 'openOrder',
      title: homeTexts.openOrder,
      cell: ({ openOrder }) =>
        openOrder === null ? (
          t(commonTexts.none)
        ) : (
          <Link to={`/orders/${openOrder.id}/fill`}>
            {openOrder.number} {openOrder.stateLabel}
          </Link>
        ),
    },
    {
      key: 'start',
      title: homeTexts.start,
      width: 190,
      kind: 'actions',
      cell: (record) => (
        <Flex gap={12} align="baseline">
          <Link
            to={`/orders/new?record=${encodeURIComponent(record.id)}`}
            aria-label={t(homeTexts.startOf, { number: record.filingNumber })}
          >
            {t(homeTexts.start)}
          </Link>
          <Button
            size="small"
            disabled={record.openOrder !== null}
            aria-label={t(transferTexts.transferOf, { number: record.filingNumber })}
            onClick={() => setOffered(record)}
          >
            {t(transferTexts.transfer)}
          </Button>
        </Flex>
      ),
    },
  ];
  return (
    <ListPage
      list={records}
      texts={texts}
      filters={filters}
      columns={columns}
      pageSize={20}
      actions={
        <Flex gap="4px 16px" wrap>
          {recordPages.map(({ to, label }) => (
            <Link key={to} to={to}>
              {t(label)}
            </Link>
          ))}
        </Flex>
      }
    >
      {offered === null ? null : <OfferDialog {...offered} onClose={() => setOffered(null)} />}
    </ListPage>
  );
}
