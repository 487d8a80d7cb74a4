import { dayOfChange, isTextKey, RULE_NOTICE_DAYS, type RuleChange } from '@beian/domain/rule-book';
import { Button, Flex, Tag } from 'antd';
import { languageTag, t, useLanguage } from '../../app/providers/i18n.ts';
import { SecondLine } from '../../ui/list-page/cells.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { TextDifference } from '../own-texts/text-difference.tsx';
import { TextPreview } from '../own-texts/text-preview.tsx';
import { ownTextTexts } from '../own-texts/texts.ts';
import { isTextChange, keyOfChange, nameOfKey, partsOfChange, useKnownTexts } from '../own-texts/texts-of-keys.ts';
import { changeWords } from './change-words.ts';
import { ProvinceNames } from './province-names.tsx';
import { isShortNotice, shortNoticeText } from './short-notice.ts';
import { draftTexts, ownRulesTexts } from './texts.ts';

interface DraftRulesProps {
  readonly draftId: string;
  readonly changes: readonly RuleChange[];
  /** What the rules that are replaced or ended say, by key or id. */
  readonly saysOf: (name: string) => string;
  readonly mayChange: boolean;
  readonly onAdd: () => void;
  readonly onEdit: (at: number) => void;
  readonly onRemove: (at: number) => void;
}

interface Row {
  readonly at: number;
  readonly change: RuleChange;
}

/** What a draft changes: each rule in both languages, what it replaces, its provinces and days. */
export function DraftRules({ draftId, changes, saysOf, mayChange, onAdd, onEdit, onRemove }: DraftRulesProps) {
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  const known = useKnownTexts();
  const nameOfText = (id: string) => {
    const key = known.named(id)?.key ?? '';
    return isTextKey(key) ? nameOfKey(key) : id;
  };
  const textOf = (change: RuleChange) => changeWords(change, language, { saysOf, textOf: nameOfText });
  const textChange = changes.find(isTextChange);
  return (
    <ListCard<Row>
      title={t(draftTexts.rules)}
      rows={changes.map((change, at) => ({ at, change }))}
      idOf={({ at }) => String(at)}
      empty={draftTexts.noRules}
      detail={
        textChange && {
          name: ({ change }) => t(ownTextTexts.previewOf, { name: textOf(change) }),
          show: ({ change }) =>
            isTextChange(change) ? (
              <TextPreview of={keyOfChange(change)} parts={partsOfChange(change)} day={change.text.from} />
            ) : (
              textOf(change)
            ),
        }
      }
      {...(mayChange && { emptyHint: draftTexts.noRulesHint })}
      actions={
        mayChange ? (
          <Button type="primary" onClick={onAdd}>
            {t(draftTexts.add)}
          </Button>
        ) : null
      }
      columns={[
        {
          key: 'rule',
          title: ownRulesTexts.rule,
          kind: 'head',
          cell: ({ change }) => (
            <>
              {textOf(change)}
              {change.does === 'add' ? (
                <>
                  <SecondLine>
                    <span lang={languageTag(other)}>{change.rule.says[other]}</span>
                  </SecondLine>
                  {change.rule.replaces === undefined ? null : (
                    <SecondLine>{t(draftTexts.replaces, { rule: saysOf(change.rule.replaces) })}</SecondLine>
                  )}
                  <SecondLine>{change.rule.why}</SecondLine>
                </>
              ) : null}
              {isTextChange(change) ? (
                <>
                  <TextDifference
                    before={known.on(keyOfChange(change), change.text.from, draftId)}
                    after={partsOfChange(change)}
                  />
                  <SecondLine>{change.text.why}</SecondLine>
                </>
              ) : null}
            </>
          ),
        },
        {
          key: 'provinces',
          title: ownRulesTexts.provinces,
          width: 160,
          cell: ({ change }) => (change.does === 'add' ? <ProvinceNames codes={change.rule.in} /> : null),
        },
        {
          key: 'days',
          title: ownRulesTexts.days,
          width: 150,
          cell: ({ change }) => (
            <>
              {t(change.does === 'end' || change.does === 'endText' ? draftTexts.endsFrom : ownRulesTexts.since, {
                day: dayOfChange(change),
              })}
              {change.does === 'add' && change.rule.until !== undefined ? (
                <SecondLine>{t(ownRulesTexts.until, { day: change.rule.until })}</SecondLine>
              ) : null}
              {isShortNotice(dayOfChange(change)) ? (
                <div>
                  <Tag color="warning" title={shortNoticeText()}>
                    {t(draftTexts.short, { n: RULE_NOTICE_DAYS })}
                  </Tag>
                </div>
              ) : null}
            </>
          ),
        },
        ...(mayChange
          ? [
              {
                key: 'actions',
                title: commonTexts.actions,
                kind: 'actions' as const,
                width: 150,
                cell: ({ at, change }: Row) => (
                  <Flex gap={8} wrap>
                    {(change.does === 'add' && change.rule.effects.length > 0) || isTextChange(change) ? (
                      <Button
                        size="small"
                        aria-label={t(draftTexts.editOf, { rule: textOf(change) })}
                        onClick={() => onEdit(at)}
                      >
                        {t(draftTexts.edit)}
                      </Button>
                    ) : null}
                    <Button
                      size="small"
                      aria-label={t(draftTexts.removeOf, { rule: textOf(change) })}
                      onClick={() => onRemove(at)}
                    >
                      {t(draftTexts.remove)}
                    </Button>
                  </Flex>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
