import { ClockCircleOutlined, EyeOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Alert, Button, Flex } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { Item, Material, PaperReading, PaperValue, Verdict } from '../../order/documents.ts';
import { answerTexts } from '../../pages/answer/answer-texts.ts';
import { Readings, type ReadingsProps, ReadState } from '../../ui/paper-readings/readings.tsx';
import { PaperStatement, ReadAgain, UnreadPapers } from '../../ui/paper-readings/statement.tsx';
import { BlindComparisons } from '../../ui/reveal/blind-comparisons.tsx';
import { Reveal } from '../../ui/reveal/lazy-reveal.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { bytesText } from '../../ui/time.ts';
import { shownValue } from '../../ui/value-text.ts';
import parts from '../parts.module.css';
import { viewerTexts } from '../stage/viewer-texts.ts';
import { itemTexts, reasonTexts } from '../texts.ts';
import { Findings, Signed } from './findings.tsx';
import { isDigest, NowValues, RegisteredValues } from './item-values.tsx';
import styles from './items.module.css';
import { ReasonPicker } from './reason-picker.tsx';
import { ReplacementQuestion } from './replacement.tsx';
import { rowOf } from './use-item-cursor.ts';
import type { Verdicts } from './use-verdicts.ts';
import { VerdictButtons, VerdictWord } from './verdict-control.tsx';

function Guidance({ guidance }: { guidance: Item['guidance'] }) {
  if (guidance.length === 0) return null;
  return (
    <ul aria-label={t(itemTexts.guidance)}>
      {guidance.map((one) => (
        <Signed key={one.text} sign={<QuestionCircleOutlined aria-hidden />}>
          {one.text}
        </Signed>
      ))}
    </ul>
  );
}

function Picture({ material, onView }: { material: Material; onView: (material: Material) => void }) {
  const { label, thumbnailUrl, bytes, width, height } = material;
  return (
    <Button
      className={styles.picture}
      icon={<img src={thumbnailUrl} alt={t(itemTexts.view, { label })} width={44} height={28} loading="lazy" />}
      onClick={() => onView(material)}
    >
      <small className={parts.small}>{t(viewerTexts.meta, { size: bytesText(bytes), width, height })}</small>
      <EyeOutlined aria-hidden />
    </Button>
  );
}

function VerdictCell({
  item,
  canJudge,
  verdicts,
  replacement,
}: { item: Item } & Pick<RowProps, 'canJudge' | 'verdicts' | 'replacement'>) {
  const verdict = verdicts.shown(item);
  const judges = canJudge && item.inReview && item.hash !== null;
  return (
    <Flex wrap gap={4} className={styles.verdicts}>
      {judges ? (
        <VerdictButtons about={item.label} verdict={verdict} onJudge={(given) => verdicts.judge(item, given)} />
      ) : (
        <VerdictWord verdict={verdict} />
      )}
      <ReplacementQuestion verdict={judges ? replacement : null} />
      {verdicts.isUndelivered(item) ? (
        <small className={parts.warn}>
          <ClockCircleOutlined aria-hidden /> {t(itemTexts.undelivered)}
        </small>
      ) : null}
    </Flex>
  );
}

/** The value at the last return; an unchanged one says only that. */
function LastReturned({ item }: { item: Item }) {
  if (item.sinceReturn === 'SAME')
    return (
      <td className={styles.registered}>
        <span className={parts.faint}>{t(itemTexts.same)}</span>
      </td>
    );
  return (
    <td className={styles.registered}>
      {item.lastReturned?.map((value) => <div key={value}>{shownValue(item.key, value, item.valueLabels)}</div>) ?? (
        <span className={parts.faint}>{item.group === 'material' ? t(itemTexts.replaced) : t(commonTexts.none)}</span>
      )}
    </td>
  );
}

export interface RowProps extends Pick<ReadingsProps, 'pictureOf'> {
  readonly orderId: string;
  readonly focused: string | undefined;
  readonly canJudge: boolean;
  /** The kind of the order compares values: the registered ones have a column. */
  readonly compares: boolean;
  readonly verdicts: Pick<Verdicts, 'shown' | 'isUndelivered' | 'isPending' | 'restored' | 'judge' | 'explain'>;
  /** The verdict that its key gives the item under the cursor at the next press, in place of its own; null: none. */
  readonly replacement: Verdict | null;
  readonly onFocus: (key: string) => void;
  /** Called when the reasons are complete: moves to the next item without a verdict. */
  readonly onNext: () => void;
  readonly onView: (material: Material) => void;
  /** Shows where a scan was read for an item; `value` null: the scan alone. */
  readonly onPlace: (item: Item, reading: PaperReading, value: PaperValue | null) => void;
}

interface ItemRowProps extends RowProps {
  readonly item: Item;
  readonly isMissing: boolean;
  /** The order was returned before: the value of that time has a column. */
  readonly hasReturn: boolean;
}

/** One item: its values, checks and verdict; what scans say of it and its reasons stand in a row of their own below. */
export function ItemRow({ item, isMissing, hasReturn, compares, canJudge, verdicts, onFocus, ...props }: ItemRowProps) {
  const { findings, checking, material } = item;
  const isFocused = item.key === props.focused;
  const picks = canJudge && item.inReview && verdicts.shown(item) === 'return';
  const hasMore = item.paperReadings.length > 0 || picks || item.reasons.length > 0;
  const isMaterial = item.group === 'material';
  return (
    <>
      <tr
        className={`${styles.row} ${isFocused ? styles.focused : ''} ${hasMore ? styles.continued : ''}`}
        aria-current={isFocused ? 'true' : undefined}
        data-item={item.key}
        tabIndex={-1}
        onClick={() => onFocus(item.key)}
        onFocus={() => onFocus(item.key)}
      >
        <th scope="row">{item.label}</th>
        {compares ? (
          <td className={styles.registered}>
            {/* A new scan has no registered value. */}
            {isMaterial ? <span className={parts.faint}>–</span> : <RegisteredValues item={item} />}
          </td>
        ) : null}
        {hasReturn ? <LastReturned item={item} /> : null}
        {isMaterial ? (
          <td colSpan={2}>
            {material === null ? (
              <span className={isMissing && !item.erased ? parts.bad : parts.faint}>
                {t(item.erased ? itemTexts.erased : itemTexts.missingOne)}
              </span>
            ) : (
              <Picture material={material} onView={props.onView} />
            )}{' '}
            <ReadState item={item} />
            {canJudge ? <ReadAgain item={item} orderId={props.orderId} /> : null}
            <PaperStatement item={item} />
            {findings.length > 0 || checking ? <Findings findings={findings} checking={checking} /> : null}
            <Guidance guidance={item.guidance} />
          </td>
        ) : (
          <>
            <td title={item.masked ? t(itemTexts.masked) : undefined}>
              <Flex gap={2} align="baseline">
                <div>
                  <NowValues item={item} compares={compares} />
                </div>
                {item.masked && item.now !== null && !isDigest(item) ? (
                  <Reveal target={{ orderId: props.orderId }} field={item.key} label={item.label} />
                ) : null}
              </Flex>
              <BlindComparisons item={item} />
            </td>
            <td>
              <UnreadPapers item={item} />
              <Findings findings={findings} checking={checking} />
              <Guidance guidance={item.guidance} />
            </td>
          </>
        )}
        <td>
          <VerdictCell item={item} {...{ canJudge, verdicts }} replacement={isFocused ? props.replacement : null} />
        </td>
      </tr>
      {hasMore ? (
        <tr className={`${styles.row} ${isFocused ? styles.focused : ''}`}>
          <td />
          <td colSpan={3 + Number(compares) + Number(hasReturn)}>
            <Readings
              item={item}
              pictureOf={props.pictureOf}
              onShow={(reading, value) => {
                // The stage would otherwise follow the cursor to another scan.
                props.onPlace(item, reading, value);
                onFocus(item.key);
              }}
            />
            {picks ? (
              <Reasons item={item} isFocused={isFocused} verdicts={verdicts} onNext={props.onNext} />
            ) : (
              <ReasonList reasons={item.reasons} />
            )}
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Reasons({
  item,
  isFocused,
  verdicts,
  onNext,
}: Pick<ItemRowProps, 'item' | 'verdicts' | 'onNext'> & { isFocused: boolean }) {
  const { passedBefore } = item;
  return (
    <>
      {passedBefore === null ? null : (
        <Alert
          type="warning"
          role="note"
          message={t(reasonTexts.late, { name: passedBefore.staffName, n: passedBefore.round })}
        />
      )}
      <ReasonPicker
        place={item.key}
        label={item.label}
        chosen={item.reasons}
        suggested={new Set(item.findings.flatMap((one) => (one.outcome === 'pass' ? [] : [one.ruleId])))}
        opens={isFocused && item.verdict !== 'return' && verdicts.restored !== item.key}
        savesOnChange
        sending={verdicts.isPending(item)}
        onSave={(reasons) => verdicts.explain(item, reasons)}
        onNext={onNext}
        onLeave={() => rowOf(item.key)?.focus()}
      />
    </>
  );
}

export function ReasonList({ reasons }: { reasons: Item['reasons'] }) {
  if (reasons.length === 0) return null;
  return (
    <ul className={parts.list}>
      {reasons.map((reason) => (
        <li key={reason.code}>
          <strong className={parts.bad}>
            {reason.code} {reason.label}
          </strong>{' '}
          {reason.advice}
          {reason.words.map((words) => (
            <q key={words} className={parts.quote} title={t(answerTexts.opinion)}>
              {words}
            </q>
          ))}
        </li>
      ))}
    </ul>
  );
}
