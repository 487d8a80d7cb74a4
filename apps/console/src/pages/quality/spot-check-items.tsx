import { textLengths } from '@beian/domain/text';
import { Col, Descriptions, Flex, Input, Row, Select, Tag } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { Findings } from '../../desk/items/findings.tsx';
import { NowValues, RegisteredValues } from '../../desk/items/item-values.tsx';
import { ReplacementQuestion } from '../../desk/items/replacement.tsx';
import { useReasons } from '../../desk/items/use-reasons.ts';
import { VerdictButtons, VerdictWord } from '../../desk/items/verdict-control.tsx';
import { itemTexts } from '../../desk/texts.ts';
import type {
  OpenedSecondLook as OpenedSpotCheck,
  SecondLookItem as SpotCheckItem,
} from '../../generated/spot-check.ts';
import type { Item } from '../../order/documents.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { type OwnVerdict, verdictsDiffer } from './own-verdict.ts';
import styles from './spot-check.module.css';
import { spotCheckTexts } from './spot-check-texts.ts';

interface ItemsProps {
  readonly spotCheck: OpenedSpotCheck;
  readonly items: readonly Item[];
  /** Values stand beside registered ones. */
  readonly compares: boolean;
  readonly focused: string | undefined;
  readonly ownVerdicts: Readonly<Record<string, OwnVerdict>>;
  /** The verdict that its key gives the item under the cursor at the next press, in place of its own; null: none. */
  readonly replacement: OwnVerdict['verdict'] | null;
  readonly onVerdict: (item: string, word: Partial<OwnVerdict>) => void;
  readonly onFocus: (item: string) => void;
}

/** Every item as it was decided; with buttons while the spot check is open, with both verdicts afterwards. */
export function SpotCheckItems({
  spotCheck,
  items,
  compares,
  focused,
  ownVerdicts,
  replacement,
  onVerdict,
  onFocus,
}: ItemsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab
    <section className={styles.items} aria-label={t(spotCheckTexts.itemsTitle)} tabIndex={0}>
      <ul>
        {spotCheck.items.map((lookedItem, at) => {
          const item = items[at] as Item;
          const isOtherwise = verdictsDiffer(lookedItem);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: J and K move the cursor
            <li
              key={lookedItem.key}
              data-item={lookedItem.key}
              data-focused={lookedItem.key === focused}
              data-differs={isOtherwise}
              aria-label={lookedItem.label}
              onClick={() => onFocus(lookedItem.key)}
            >
              <Flex wrap align="center" justify="space-between" gap="4px 12px">
                <h3>{lookedItem.label}</h3>
                {spotCheck.mine ? (
                  <Flex gap={4}>
                    <VerdictButtons
                      about={item.label}
                      verdict={ownVerdicts[item.key]?.verdict}
                      onJudge={(verdict) => onVerdict(item.key, { verdict })}
                    />
                  </Flex>
                ) : null}
                {lookedItem.first === null ? null : isOtherwise ? (
                  <Tag color="warning">{t(spotCheckTexts.differs)}</Tag>
                ) : (
                  <Faint>{t(spotCheckTexts.same)}</Faint>
                )}
              </Flex>
              <ReplacementQuestion verdict={lookedItem.key === focused ? replacement : null} />
              {lookedItem.material === null ? (
                <Descriptions
                  size="small"
                  column={1}
                  colon={false}
                  items={[
                    ...(compares
                      ? [{ label: t(spotCheckTexts.registered), children: <RegisteredValues item={item} /> }]
                      : []),
                    { label: t(spotCheckTexts.then), children: <NowValues item={item} compares={compares} /> },
                  ]}
                />
              ) : null}
              {lookedItem.findings.length > 0 ? <Findings findings={lookedItem.findings} checking={false} /> : null}
              {spotCheck.mine && ownVerdicts[lookedItem.key]?.verdict === 'return' ? (
                <Reasons item={item} ownVerdict={ownVerdicts[lookedItem.key] as OwnVerdict} onVerdict={onVerdict} />
              ) : null}
              <BothVerdicts own={lookedItem} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Reasons of a return: codes of the list that fit the item, and a remark for the first reviewer. */
function Reasons({
  item,
  ownVerdict,
  onVerdict,
}: {
  item: Item;
  ownVerdict: OwnVerdict;
  onVerdict: ItemsProps['onVerdict'];
}) {
  const kind = item.key.startsWith('material.') ? 'material' : 'field';
  const options = useReasons()
    .filter(({ fits }) => fits.includes(item.key) || fits.includes(kind))
    .map(({ code, label }) => ({ value: code, label: `${code} ${label}` }));
  return (
    <Flex vertical gap={6}>
      <Select
        mode="multiple"
        aria-label={t(spotCheckTexts.reasons, { label: item.label })}
        placeholder={t(spotCheckTexts.reasonsPlace)}
        optionFilterProp="label"
        maxCount={8}
        options={options}
        value={[...ownVerdict.reasons]}
        onChange={(reasons: string[]) => onVerdict(item.key, { reasons })}
      />
      <Input.TextArea
        aria-label={t(spotCheckTexts.note, { label: item.label })}
        placeholder={t(spotCheckTexts.note, { label: item.label })}
        rows={2}
        maxLength={textLengths.advice}
        value={ownVerdict.note}
        onChange={(event) => onVerdict(item.key, { note: event.target.value })}
      />
    </Flex>
  );
}

function BothVerdicts({ own }: { own: SpotCheckItem }) {
  if (own.first === null || own.second === null) return null;
  return (
    <Row gutter={16}>
      {(['first', 'second'] as const).map((which) => {
        const word = own[which];
        if (word === null) return null;
        return (
          <Col key={which} span={12}>
            <Faint>{t(spotCheckTexts[which], { name: word.staffName })}</Faint>
            <div>
              <b>
                <VerdictWord verdict={word.verdict} label={itemTexts[word.verdict]} />
              </b>
            </div>
            {word.reasons.map((reason) => (
              <div key={reason.code}>
                {reason.code} {reason.label} <Faint>{reason.advice}</Faint>
              </div>
            ))}
          </Col>
        );
      })}
    </Row>
  );
}
