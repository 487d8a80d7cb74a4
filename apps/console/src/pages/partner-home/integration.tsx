import { useGetIdentity } from '@refinedev/core';
import { Space } from 'antd';
import { Link } from 'react-router';
import { t, useLanguage } from '../../app/providers/i18n.ts';
import { Loaded } from '../../app/shell/states.tsx';
import { shellTexts } from '../../app/shell/texts.ts';
import type { Viewer } from '../../generated/viewer.ts';
import { Page } from '../../ui/page.tsx';
import { Endpoints } from '../partner/endpoints.tsx';
import { Errors } from '../partner/errors.tsx';
import { FollowUps } from '../partner/follow-ups.tsx';
import { Keys } from '../partner/keys.tsx';
import { integrationTexts } from '../partner/texts.ts';
import { UsageCard } from '../partner/usage.tsx';
import { usePartner } from '../partner/use-partner.ts';

/** What a partner's people see of its programs: endpoints with deliveries, keys, usage and refusals. Nothing is changed here. */
export function IntegrationPage() {
  const { data: viewer } = useGetIdentity<Viewer | null>();
  const partnerId = viewer?.partner?.id ?? '';
  const language = useLanguage();
  const query = usePartner(partnerId);
  return (
    <Page
      title={t(integrationTexts.title)}
      lead={t(integrationTexts.lead)}
      actions={
        <Space>
          <a href={`/docs/${language}/start`}>{t(integrationTexts.docs)}</a>
          <Link to="/rules">{t(shellTexts.provinceRules)}</Link>
        </Space>
      }
    >
      <Endpoints partnerId={partnerId} mayManage={false} />
      <Keys partnerId={partnerId} mayManage={false} isNew={false} />
      <Loaded query={query} rows={6}>
        {(page) =>
          page && (
            <>
              <UsageCard page={page} limits />
              <FollowUps page={page} />
            </>
          )
        }
      </Loaded>
      <Errors partnerId={partnerId} />
    </Page>
  );
}
