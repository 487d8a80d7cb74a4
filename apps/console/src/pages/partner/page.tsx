import { Col, Flex, Row, Tag } from 'antd';
import { Link, useLocation, useParams } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import type { PartnerAccountPage as AccountPage } from '../../generated/partner-account.ts';
import { Page } from '../../ui/page.tsx';
import { fullTime } from '../../ui/time.ts';
import { Accounts } from '../staff/accounts.tsx';
import { Endpoints } from './endpoints.tsx';
import { Errors } from './errors.tsx';
import { FollowUps } from './follow-ups.tsx';
import { Keys } from './keys.tsx';
import { Limits } from './limits.tsx';
import { ChangePartner, ClosePartner } from './manage-dialogs.tsx';
import { PartnerRecords } from './records.tsx';
import { partnersTexts, partnerTexts } from './texts.ts';
import { UsageCard } from './usage.tsx';
import { usePartner } from './use-partner.ts';

/** One partner: its keys, endpoints and limits, its recent usage and refusals. */
export function PartnerPage() {
  const { id = '' } = useParams();
  const query = usePartner(id);
  return (
    <Loaded query={query} rows={8}>
      {(page) =>
        page === null ? (
          <Empty title={t(partnerTexts.gone)}>
            <Link to="/partners">{t(partnerTexts.back)}</Link>
          </Empty>
        ) : (
          <Partner page={page} />
        )
      }
    </Loaded>
  );
}

function Partner({ page }: { page: AccountPage }) {
  const isNew = (useLocation().state as { firstKey?: true } | null)?.firstKey === true;
  const { account, mayManage } = page;
  return (
    <Page
      title={account.name}
      mark={
        account.closedAt === null ? null : <Tag>{t(partnersTexts.closedSince, { at: fullTime(account.closedAt) })}</Tag>
      }
      lead={
        <>
          <Link to="/partners">{t(partnersTexts.title)}</Link> · {t(partnersTexts.mailOf, { email: account.email })}
        </>
      }
      actions={
        mayManage ? (
          <Flex gap={8}>
            <ChangePartner account={account} />
            <ClosePartner account={account} />
          </Flex>
        ) : null
      }
    >
      <Keys partnerId={account.id} mayManage={mayManage} isNew={isNew && account.openKeys === 0} />
      {mayManage ? <PartnerRecords partnerId={account.id} /> : null}
      {mayManage ? <Accounts partnerId={account.id} /> : null}
      <Endpoints partnerId={account.id} mayManage={mayManage} />
      <Row gutter={[12, 12]}>
        <Col xs={24} lg={8}>
          <Limits key={`${account.pointsPerSecond} ${account.bucket}`} account={account} mayManage={mayManage} />
        </Col>
        <Col xs={24} lg={16}>
          <UsageCard page={page} />
        </Col>
      </Row>
      <FollowUps page={page} />
      {mayManage ? <Errors partnerId={account.id} /> : null}
    </Page>
  );
}
