import { Tag, Typography } from 'antd';
import { Link, useNavigate } from 'react-router';
import { listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import type { PartnerAccount as Account } from '../../generated/common.ts';
import { partnerAccountsDocument } from '../../generated/partner-account.ts';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { CreatePartner } from './manage-dialogs.tsx';
import { partnersTexts } from './texts.ts';

const partners = listOf('partners', partnerAccountsDocument, (data) => data.partnerAccounts);

/** Every partner by name with keys, limits and usage; for administrators. */
export function PartnerList() {
  const navigate = useNavigate();
  const columns: Column<Account>[] = [
    {
      key: 'name',
      title: partnersTexts.name,
      kind: 'head',
      cell: ({ id, name, closedAt }) => (
        <>
          <Link to={`/partners/${encodeURIComponent(id)}`}>{name}</Link>{' '}
          {closedAt === null ? null : <Tag>{t(partnersTexts.closed)}</Tag>}
        </>
      ),
    },
    { key: 'openKeys', title: partnersTexts.openKeys, width: 110, kind: 'number' },
    { key: 'lastUsedAt', title: partnersTexts.lastUsed, kind: 'time', none: partnersTexts.never },
    { key: 'requests', title: partnersTexts.requests, width: 130, kind: 'number' },
    {
      key: 'refused',
      title: partnersTexts.refused,
      width: 130,
      kind: 'number',
      cell: ({ refused }) => (
        <Typography.Text {...(refused > 0 ? { type: 'warning' } : {})}>{refused.toLocaleString('en')}</Typography.Text>
      ),
    },
    {
      key: 'limits',
      title: partnersTexts.limits,
      cell: ({ pointsPerSecond, bucket }) =>
        t(partnersTexts.limitsOf, {
          rate: pointsPerSecond.toLocaleString('en'),
          bucket: bucket.toLocaleString('en'),
        }),
    },
  ];
  return (
    <ListPage
      list={partners}
      texts={partnersTexts}
      filters={{}}
      columns={columns}
      actions={
        <CreatePartner
          // A partner without a key cannot do anything, so the next page asks for the first key.
          onDone={({ id }) => navigate(`/partners/${encodeURIComponent(id)}`, { state: { firstKey: true } })}
        />
      }
    />
  );
}
