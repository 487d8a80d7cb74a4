import { orderFilters, queueColumns } from '@beian/domain/order';
import { listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import { shellTexts } from '../../app/shell/texts.ts';
import { orderTexts } from '../../order/texts.ts';
import { DueCell } from '../../ui/due-cell.tsx';
import { Faint, OrderLink, TimeCell } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { type PhotoRow, photosDocument } from './documents.ts';
import { photosTexts } from './texts.ts';

const photos = listOf('photos', photosDocument, (data) => data.orders);
const filters = {
  province: orderFilters.province,
  holder: { ...orderFilters.holder, labels: photosTexts.holder },
};

/**
 * 照片审核: orders whose photo is to be reviewed. The pictures stand on the page of the order alone: each look at one is
 * audited, and a list would look at fifty at a time.
 */
export function PhotosPage() {
  const none = t(commonTexts.none);
  const columns: Column<PhotoRow>[] = [
    { key: 'due', title: orderTexts.due, width: 250, cell: ({ due }) => <DueCell due={due} /> },
    {
      key: 'principal',
      title: photosTexts.principal,
      width: 80,
      cell: ({ photoReview }) => photoReview?.principalName ?? none,
    },
    { key: 'number', title: orderTexts.number, width: 160, kind: 'head', cell: (order) => <OrderLink {...order} /> },
    { key: 'subjectName', title: queueColumns.subject },
    { key: 'provinceName', title: queueColumns.province, width: 90 },
    { key: 'method', title: photosTexts.method, cell: ({ photoReview }) => photoReview?.methodLabel },
    { key: 'round', title: queueColumns.round, width: 56, kind: 'number' },
    {
      key: 'since',
      title: photosTexts.since,
      width: 110,
      cell: ({ photoReview }) => <TimeCell at={photoReview?.since ?? null} none={none} />,
    },
    {
      key: 'holder',
      title: queueColumns.holder,
      width: 90,
      cell: ({ lease }) =>
        lease === null ? <Faint>{t(orderTexts.unclaimed)}</Faint> : lease.mine ? t(orderTexts.mine) : lease.holderName,
    },
  ];
  return (
    <ListPage
      list={photos}
      texts={{ title: shellTexts.photos, ...photosTexts }}
      filters={filters}
      variables={(filter) => ({ filter: { stage: 'PHOTO', ...filter } })}
      columns={columns}
      live="orders"
      // The API calculates the time left.
      everySeconds={60}
    />
  );
}
