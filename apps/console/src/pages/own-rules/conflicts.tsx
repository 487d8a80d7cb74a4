import { Tag } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { OpenedRuleDraft } from '../../generated/rule-draft.ts';
import { SecondLine } from '../../ui/list-page/cells.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { ProvinceNames } from './province-names.tsx';
import { draftTexts, ownRulesTexts } from './texts.ts';

type Conflict = OpenedRuleDraft['conflicts'][number];

/** What other rules do beside a draft's, or against them; it hinders nothing. */
export function Conflicts({ conflicts }: Pick<OpenedRuleDraft, 'conflicts'>) {
  return (
    <ListCard<{ readonly at: number; readonly conflict: Conflict }>
      title={t(draftTexts.conflicts)}
      rows={conflicts.map((conflict, at) => ({ at, conflict }))}
      idOf={({ at }) => String(at)}
      empty={draftTexts.noConflicts}
      columns={[
        {
          key: 'kind',
          title: draftTexts.conflictKind,
          width: 200,
          cell: ({ conflict }) => (
            <Tag color={conflict.kind === 'CONTRADICTORY' ? 'error' : 'warning'}>{conflict.label}</Tag>
          ),
        },
        {
          key: 'rules',
          title: ownRulesTexts.rules,
          kind: 'head',
          cell: ({ conflict }) => (
            <>
              {conflict.text}
              {conflict.rules.map(({ key, text, from, change }) => (
                <SecondLine key={`${key} ${from} ${change}`}>
                  {t(change === null ? draftTexts.otherRule : draftTexts.inDraft)}: {text} (
                  {t(ownRulesTexts.since, { day: from })})
                </SecondLine>
              ))}
            </>
          ),
        },
        {
          key: 'provinces',
          title: ownRulesTexts.provinces,
          width: 160,
          cell: ({ conflict }) => <ProvinceNames codes={conflict.provinces} />,
        },
      ]}
    />
  );
}
