import { ClockCircleOutlined, EyeOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import type { BilingualText } from '@beian/domain/text';
import { Alert, Flex } from 'antd';
import { useT } from '../../app/providers/i18n.ts';
import type { Item, Material, Verdict } from '../../order/documents.ts';
import { answerTexts } from '../../pages/answer/answer-texts.ts';
import type { KeyName } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Readings, ReadState } from '../../ui/paper-readings/readings.tsx';
import { BlindComparisons } from '../../ui/reveal/blind-comparisons.tsx';
import { Reveal } from '../../ui/reveal/lazy-reveal.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { bytesText } from '../../ui/time.ts';
import { shownValue } from '../../ui/value-text.ts';
import parts from '../parts.module.css';
import { viewerTexts } from '../stage/viewer-texts.ts';
import { itemTexts, reasonTexts } from '../texts.ts';
import { Findings } from './findings.tsx';
import { isDigest, NowValues, RegisteredValues } from './item-values.tsx';
import styles from './items.module.css';
import type { ItemsProps } from './items-props.ts';
import reasonStyles from './reason-picker.module.css';
import { ReasonPicker } from './reason-picker.tsx';
import { ReplacementQuestion } from './replacement.tsx';

/** Guidance of the bureau's rules for the reviewer. */
function Guidance({ guidance }: { guidance: Item['guidance'] }) {
  const t = useT();
  if (guidance.length === 0) return null;
  return (
    <ul className={styles.findings} aria-label={t(itemTexts.guidance)}>
      {guidance.map((one) => (
        <li key={one.text}>
          <QuestionCircleOutlined aria-hidden /> <span>{one.text}</span>
        </li>
      ))}
    </ul>
  );
}

function Picture({ material, onView }: { material: Material; onView: (material: Material) => void }) {
  const t = useT();
  return (
    <button type="button" className={styles.picture} onClick={() => onView(material)}>
      <img
        src={material.thumbnailUrl}
        alt={t(itemTexts.view, { label: material.label })}
        width={44}
        height={30}
        loading="lazy"
      />
      <span className={parts.faint}>
        {t(viewerTexts.meta, { size: bytesText(material.bytes), width: material.width, height: material.height })}
      </span>
      <EyeOutlined aria-hidden />
    </button>
  );
}

const choices = [
  { verdict: 'pass', sign: '✓', keyName: 'desk.pass', label: itemTexts.pass },
  { verdict: 'return', sign: '×', keyName: 'desk.return', label: itemTexts.return },
] as const satisfies { verdict: Verdict; sign: string; keyName: KeyName; label: BilingualText }[];

/** A letter and a sign each, so that colour is not the only cue. */
function VerdictCell({
  item,
  canJudge,
  verdictOf,
  isUndelivered,
  replacement,
  onJudge,
}: Pick<ItemsProps, 'canJudge' | 'verdictOf' | 'isUndelivered' | 'replacement' | 'onJudge'> & { item: Item }) {
  const t = useT();
  const verdict = verdictOf(item);
  const undelivered = isUndelivered(item) ? (
    <span className={styles.note}>
      <ClockCircleOutlined aria-hidden /> {t(itemTexts.undelivered)}
    </span>
  ) : null;
  if (canJudge && item.inReview && item.hash !== null) {
    return (
      <span className={styles.verdicts}>
        {choices.map((choice) => (
          <button
            key={choice.verdict}
            type="button"
            className={`${styles.verdict} ${styles[choice.verdict]}`}
            aria-pressed={verdict === choice.verdict}
            onClick={() => onJudge(item, choice.verdict)}
          >
            <span aria-hidden>{choice.sign}</span>
            {t(choice.label)}
            <span className={parts.hidden}> {item.label}</span>
            <KeyHint name={choice.keyName} />
          </button>
        ))}
        <ReplacementQuestion verdict={replacement} />
        {undelivered}
      </span>
    );
  }
  if (verdict === null) return <span className={parts.faint}>–</span>;
  return (
    <span className={verdict === 'pass' ? parts.ok : parts.bad}>
      {verdict === 'pass' ? `✓ ${t(itemTexts.passed)}` : `× ${t(itemTexts.returned)}`} {undelivered}
    </span>
  );
}

/** The value at the last return; an unchanged one says only that. */
function LastReturned({ item }: { item: Item }) {
  const t = useT();
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

export function ItemRow({
  orderId,
  item,
  isMissing,
  focused,
  onFocus,
  onView,
  onPlace,
  pictureOf,
  onExplain,
  onNext,
  hasReturn,
  compares,
  isPending,
  restored,
  replacement,
  ...verdict
}: Omit<ItemsProps, 'layout' | 'missing' | 'domainChecks'> & {
  item: Item;
  isMissing: boolean;
  /** The order was returned before: the value of that time has a column. */
  hasReturn: boolean;
}) {
  const t = useT();
  const isFocused = item.key === focused;
  const picks = verdict.canJudge && item.inReview && verdict.verdictOf(item) === 'return';
  const isRead = item.paperReadings.length > 0;
  const hasMore = isRead || picks || item.reasons.length > 0;
  const row = (
    <tr
      className={`${styles.row} ${isFocused ? styles.focused : ''} ${hasMore ? styles.continued : ''}`}
      aria-current={isFocused ? 'true' : undefined}
      data-item={item.key}
      tabIndex={-1}
      onClick={() => onFocus(item.key)}
      onFocus={() => onFocus(item.key)}
    >
      <th scope="row">{item.label}</th>
      {item.group === 'material' ? (
        <>
          {/* A new scan has no registered value. */}
          {compares ? (
            <td className={styles.registered}>
              <span className={parts.faint}>–</span>
            </td>
          ) : null}
          {hasReturn ? <LastReturned item={item} /> : null}
          <td colSpan={2} className={item.material === null ? undefined : styles.pictureCell}>
            {item.material === null ? (
              <span className={isMissing && !item.erased ? parts.bad : parts.faint}>
                {t(item.erased ? itemTexts.erased : itemTexts.missingOne)}
              </span>
            ) : (
              <Picture material={item.material} onView={onView} />
            )}{' '}
            <ReadState item={item} />
            {item.findings.length > 0 || item.checking ? (
              <Findings findings={item.findings} checking={item.checking} />
            ) : null}
            <Guidance guidance={item.guidance} />
          </td>
        </>
      ) : (
        <>
          {compares ? (
            <td className={styles.registered}>
              <RegisteredValues item={item} />
            </td>
          ) : null}
          {hasReturn ? <LastReturned item={item} /> : null}
          <td title={item.masked ? t(itemTexts.masked) : undefined}>
            <Flex gap={2} align="baseline">
              <div>
                <NowValues item={item} compares={compares} />
              </div>
              {item.masked && item.now !== null && !isDigest(item) ? (
                <Reveal target={{ orderId }} field={item.key} label={item.label} />
              ) : null}
            </Flex>
            <BlindComparisons item={item} />
          </td>
          <td>
            <Findings findings={item.findings} checking={item.checking} />
            <Guidance guidance={item.guidance} />
          </td>
        </>
      )}
      <td className={styles.verdictCell}>
        <VerdictCell item={item} replacement={isFocused ? replacement : null} {...verdict} />
      </td>
    </tr>
  );
  if (!hasMore) return row;
  return (
    <>
      {row}
      <tr className={`${styles.row} ${isFocused ? styles.focusedMore : ''}`}>
        <td />
        <td className={styles.below} colSpan={3 + Number(compares) + Number(hasReturn)}>
          <Readings
            item={item}
            pictureOf={pictureOf}
            onShow={(reading, value) => {
              // The stage would otherwise follow the cursor to another scan.
              onPlace(item, reading, value);
              onFocus(item.key);
            }}
          />
          {picks ? (
            <>
              {item.passedBefore === null ? null : (
                <Alert
                  type="warning"
                  role="note"
                  message={t(reasonTexts.late, { name: item.passedBefore.staffName, n: item.passedBefore.round })}
                />
              )}
              <ReasonPicker
                place={item.key}
                label={item.label}
                chosen={item.reasons}
                suggested={new Set(item.findings.flatMap((one) => (one.outcome === 'pass' ? [] : [one.ruleId])))}
                opens={isFocused && item.verdict !== 'return' && restored !== item.key}
                savesOnChange
                sending={isPending(item)}
                onSave={(reasons) => onExplain(item, reasons)}
                onNext={onNext}
                onLeave={() => document.querySelector<HTMLElement>(`[data-item="${CSS.escape(item.key)}"]`)?.focus()}
              />
            </>
          ) : item.reasons.length > 0 ? (
            <ReasonList reasons={item.reasons} />
          ) : null}
        </td>
      </tr>
    </>
  );
}

/** Reasons of a return, with the advice that the applicant reads. */
export function ReasonList({ reasons }: { reasons: Item['reasons'] }) {
  const t = useT();
  return (
    <ul className={reasonStyles.reasons}>
      {reasons.map((reason) => (
        <li key={reason.code}>
          <strong>
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
