import { type OwnRuleInput, type OwnRuleState, ownRuleFilters, ruleDraftFilters } from '@beian/domain/rule-book';
import { Button, Flex, Tag } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { OwnRule, RuleDraft } from '../../generated/rule-draft.ts';
import { FilterTabs } from '../../ui/list-filters.tsx';
import { SecondLine } from '../../ui/list-page/cells.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import type { AskedChange } from './asked-change.ts';
import { ownRules, ruleDrafts } from './documents.ts';
import { ProvinceNames } from './province-names.tsx';
import { ownRulesTexts, ruleDraftsTexts } from './texts.ts';

/** The installation's own rules, or the drafts of them. */
export function OwnRulesPage() {
  return useParams().tab === 'drafts' ? <DraftList /> : <RuleList />;
}

function Head({ tab }: { tab: 'rules' | 'drafts' }) {
  const navigate = useNavigate();
  const may = useHasPermission();
  return (
    <Flex gap={8} wrap>
      <FilterTabs
        label={t(ownRulesTexts.tabs)}
        labels={{ rules: ownRulesTexts.rules, drafts: ownRulesTexts.drafts }}
        value={tab}
        onChange={(next) => void navigate(next === 'drafts' ? '/own-rules/drafts' : '/own-rules')}
      />
      {may('changeRules') ? (
        <Button type="primary" onClick={() => void navigate('/own-rules/drafts/new')}>
          {t(ownRulesTexts.newDraft)}
        </Button>
      ) : null}
    </Flex>
  );
}

function RuleList() {
  const may = useHasPermission();
  return (
    <ListPage<OwnRule, typeof ownRuleFilters, object>
      list={ownRules}
      texts={ownRulesTexts}
      filters={ownRuleFilters}
      actions={<Head tab="rules" />}
      isQuiet={({ state }) => isOver(state)}
      columns={[
        {
          key: 'text',
          title: ownRulesTexts.rule,
          kind: 'head',
          cell: (rule) => (
            <>
              {rule.text}
              <SecondLine>
                <Link to={`/own-rules/drafts/${encodeURIComponent(rule.draftId)}`}>{rule.sources[0]?.title}</Link>
              </SecondLine>
            </>
          ),
        },
        {
          key: 'provinces',
          title: ownRulesTexts.provinces,
          width: 180,
          cell: (rule) => <ProvinceNames codes={rule.provinces} />,
        },
        { key: 'state', title: ownRulesTexts.state, width: 140, cell: ({ stateLabel }) => <Tag>{stateLabel}</Tag> },
        {
          key: 'days',
          title: ownRulesTexts.days,
          width: 130,
          cell: ({ from, until, state }) => (
            <>
              {t(ownRulesTexts.since, { day: from })}
              {until === null || state === 'CANCELLED' ? null : (
                <SecondLine>{t(ownRulesTexts.until, { day: until })}</SecondLine>
              )}
            </>
          ),
        },
        ...(may('changeRules')
          ? [
              {
                key: 'actions',
                title: ownRulesTexts.actions,
                kind: 'actions' as const,
                width: 170,
                cell: (rule: OwnRule) =>
                  isOver(rule.state) ? null : (
                    <Flex gap={8} wrap>
                      <Link to="/own-rules/drafts/new" state={{ change: askedOf(rule, 'replace') }}>
                        {t(ownRulesTexts.change)}
                      </Link>
                      <Link to="/own-rules/drafts/new" state={{ change: askedOf(rule, 'end') }}>
                        {t(rule.state === 'COMING' ? ownRulesTexts.cancel : ownRulesTexts.end)}
                      </Link>
                    </Flex>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

const isOver = (state: OwnRuleState): boolean => state === 'ENDED' || state === 'CANCELLED';

/** An own rule as a draft starts from it. */
const askedOf = (rule: OwnRule, does: AskedChange['does']): AskedChange => ({
  does,
  key: rule.key,
  ownRuleId: rule.id,
  was: rule.text,
  ...(rule.state === 'COMING' && { begins: rule.from }),
  rule: without(JSON.parse(rule.rule) as Partial<OwnRuleInput>),
});
const without = ({ in: where = [], effects = [], says }: Partial<OwnRuleInput>): Partial<OwnRuleInput> => ({
  in: where,
  effects,
  ...(says && { says }),
});

function DraftList() {
  return (
    <ListPage<RuleDraft, typeof ruleDraftFilters, object>
      list={ruleDrafts}
      texts={ruleDraftsTexts}
      filters={ruleDraftFilters}
      actions={<Head tab="drafts" />}
      isQuiet={({ state }) => state === 'WITHDRAWN'}
      columns={[
        {
          key: 'title',
          title: ruleDraftsTexts.name,
          kind: 'head',
          cell: (draft) => (
            <>
              <Link to={`/own-rules/drafts/${encodeURIComponent(draft.id)}`}>{draft.title}</Link>
              <SecondLine>{draft.notice.title}</SecondLine>
            </>
          ),
        },
        { key: 'state', title: ruleDraftsTexts.state, width: 130, cell: ({ stateLabel }) => <Tag>{stateLabel}</Tag> },
        { key: 'changesCount', title: ruleDraftsTexts.changes, kind: 'number', width: 80 },
        {
          key: 'firstDay',
          title: ruleDraftsTexts.firstDay,
          width: 120,
          cell: ({ firstDay }) => firstDay ?? t(ruleDraftsTexts.noDay),
        },
        { key: 'madeBy', title: ruleDraftsTexts.madeBy, width: 140 },
        { key: 'changedAt', title: ruleDraftsTexts.changedAt, kind: 'time' },
      ]}
    />
  );
}
