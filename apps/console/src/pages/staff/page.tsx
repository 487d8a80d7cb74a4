import { useQuery } from '@tanstack/react-query';
import { ask } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Loaded } from '../../app/shell/states.tsx';
import { skipsDocument } from '../../generated/next.ts';
import { staffSkillsDocument } from '../../generated/skills.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { OrderLink } from '../../ui/list-page/cells.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { usePages } from '../../ui/list-page/use-pages.ts';
import { Page } from '../../ui/page.tsx';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { AwayWarning } from '../work/away-warning.tsx';
import { Accounts } from './accounts.tsx';
import { DigestPanel } from './digest.tsx';
import { StaffTable } from './staff-table.tsx';
import { skippedOrdersTexts, staffTexts } from './texts.ts';

/** Staff with their skills; below it, for supervisors, the skipped orders with reasons. */
export function StaffPage() {
  const isAdministrator = useHasPermission()('manageAccounts');
  const query = useQuery(queryOf(['staff'], staffSkillsDocument, {}));
  return (
    <Loaded query={query} rows={6}>
      {(staff) => {
        const isSupervisor = staff.some((person) => person.mayChange);
        return (
          <Page
            title={t(staffTexts.title)}
            lead={t(staffTexts.lead)}
            actions={isSupervisor ? <Download list="staff" filter={{}} /> : null}
          >
            <AwayWarning staff={staff} />
            <StaffTable staff={staff} />
            {isAdministrator ? <Accounts /> : null}
            <DigestPanel />
            {isSupervisor ? <Skips /> : null}
          </Page>
        );
      }}
    </Loaded>
  );
}

function Skips() {
  const skips = usePages(['skips'], (after, signal) => ask(skipsDocument, { first: 50, after }, signal));
  return (
    <ListCard
      title={t(skippedOrdersTexts.title)}
      actions={skips.query.data?.length ? <Download list="skips" filter={{}} /> : null}
      {...skips}
      empty={skippedOrdersTexts.empty}
      columns={[
        { key: 'at', title: skippedOrdersTexts.at, kind: 'time' },
        {
          key: 'order',
          title: skippedOrdersTexts.order,
          width: 170,
          cell: ({ orderId, orderNumber }) => <OrderLink id={orderId} number={orderNumber} />,
        },
        { key: 'staffName', title: skippedOrdersTexts.who, width: 140 },
        {
          key: 'why',
          title: skippedOrdersTexts.why,
          cell: ({ reasonLabel, note }) => [reasonLabel, note].filter(Boolean).join(' · '),
        },
      ]}
    />
  );
}
