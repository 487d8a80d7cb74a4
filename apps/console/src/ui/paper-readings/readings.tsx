import {
  CheckCircleFilled,
  ClockCircleOutlined,
  EyeInvisibleOutlined,
  EyeOutlined,
  FileSearchOutlined,
  LoadingOutlined,
  MinusCircleOutlined,
  WarningFilled,
} from '@ant-design/icons';
import { comparisonOf, isFieldId, materials } from '@beian/domain/filing';
import { isReadingField, type ReadingComparison, readingFields } from '@beian/domain/reading';
import type { ReactNode } from 'react';
import { labelOf, t } from '../../app/providers/i18n.ts';
import type { Item } from '../../order/documents.ts';
import { FormerValues, PresentValues } from '../difference/difference.tsx';
import { keyShortcut } from '../key-hint.tsx';
import page from '../page.module.css';
import { Crop, type ScanPicture } from './crop.tsx';
import { isAwaited, type PaperReading, type PaperState, type PaperValue, type ReadItem } from './documents.ts';
import styles from './paper-readings.module.css';
import { readingTexts } from './texts.ts';

/** A sign of its own for each outcome, so that colour is not the only cue. */
const signs: Readonly<Record<PaperReading['outcome'], ReactNode>> = {
  AGREES: <CheckCircleFilled className={page.ok} aria-hidden />,
  DIFFERS: <WarningFilled aria-hidden />,
  LOOK: <EyeOutlined aria-hidden />,
  NOT_FOUND: <MinusCircleOutlined className={page.faint} aria-hidden />,
  UNREADABLE: <EyeInvisibleOutlined className={page.faint} aria-hidden />,
};

/** The values whose crops are shown: every other one where they differ; else the text, which a person can read, before the code. */
export function shownValues({ outcome, values }: Pick<PaperReading, 'outcome' | 'values'>): PaperValue[] {
  const byText = [...values].sort((a, b) => Number(a.source === 'QR') - Number(b.source === 'QR'));
  if (outcome !== 'DIFFERS') return byText.slice(0, 1);
  return byText.filter((one, at) => byText.findIndex(({ value }) => value === one.value) === at);
}

/** Whether crops stand beside a value: where the typed or the read one is masked, they would show what is masked. */
export const showsCrop = ({ masked }: Pick<ReadItem, 'masked'>, { values }: Pick<PaperReading, 'values'>): boolean =>
  !masked && !values.some(({ value }) => value.includes('*'));

/** Most that a crop takes on the screen, pixels: one line; an address has two, and a signature or a seal is seen whole. */
const LINE = { width: 360, height: 32 };
const CHARACTER = { width: 48, height: 48 };
const mostOf: Partial<Record<ReadingComparison, typeof LINE>> = {
  address: { ...LINE, height: 56 },
  flag: { ...LINE, height: 56 },
};

const comparisonOfReading = (field: string): ReadingComparison =>
  isReadingField(field) ? readingFields[field].comparison : 'text';

const domainsOf = (text: string): string[] => text.split(/[\s,，、;；]+/u).filter((domain) => domain !== '');

/** What was read, as values of the item. */
const readValues = ({ field }: PaperReading, { value }: PaperValue): string[] =>
  comparisonOfReading(field) === 'domains' ? domainsOf(value) : [value];

export interface ReadingsProps {
  readonly item: ReadItem;
  /** The order's scan of a kind; undefined: it is not attached any more. */
  readonly pictureOf: (kind: PaperReading['material']) => ScanPicture | undefined;
  /** Shows a place on its scan; `value` null: the scan alone. Left out: the page has no viewer. */
  readonly onShow?: ((reading: PaperReading, value: PaperValue | null) => void) | undefined;
  readonly onCropShown?: ((reading: PaperReading) => void) | undefined;
}

/** What each scan says of an item: outcome, the place that it was read from, source and confidence; where it differs, both values. */
export function Readings({ item, ...props }: ReadingsProps) {
  if (item.paperReadings.length === 0) return null;
  return (
    <ul className={styles.readings} aria-label={`${t(readingTexts.title)} ${item.label}`}>
      {item.paperReadings.map((reading) => (
        <Reading key={`${reading.material} ${reading.field}`} item={item} reading={reading} {...props} />
      ))}
    </ul>
  );
}

function Reading({
  item,
  reading,
  pictureOf,
  onShow,
  onCropShown,
}: ReadingsProps & { readonly reading: PaperReading }) {
  const { outcome, outcomeLabel, material, label, values } = reading;
  const picture = pictureOf(material);
  const materialLabel = picture?.label ?? t(labelOf(materials, material));
  const whose = [item.key === `material.${material}` ? '' : materialLabel, label === item.label ? '' : label];
  const shown = shownValues(reading);
  const open = t(readingTexts.open, { material: materialLabel, field: label });
  const place = (value: PaperValue) =>
    picture === undefined || !showsCrop(item, reading) ? null : (
      <Evidence open={open} onOpen={onShow === undefined ? undefined : () => onShow(reading, value)}>
        <Crop
          picture={picture}
          place={value.place}
          most={mostOf[comparisonOfReading(reading.field)] ?? LINE}
          onShown={() => onCropShown?.(reading)}
        />
      </Evidence>
    );
  /** Each character that may be another one, as it stands on the scan. */
  const doubtful = ({ value, looks }: PaperValue) =>
    picture === undefined || !showsCrop(item, reading)
      ? null
      : looks.map(({ at, place }) => (
          <span key={at} className={styles.character} title={t(readingTexts.character, { read: value.charAt(at) })}>
            <Crop picture={picture} place={place} most={CHARACTER} />
            {value.charAt(at)}
          </span>
        ));
  const hasCrop = picture !== undefined && shown.length > 0 && showsCrop(item, reading);
  return (
    <li data-outcome={outcome}>
      <span className={styles.line}>
        <span className={styles.outcome}>
          {signs[outcome]} {outcomeLabel}
        </span>
        <span className={page.small}>{whose.filter((part) => part !== '').join(' · ')}</span>
        {outcome === 'DIFFERS' ? null : shown.map((value) => <span key={value.value}>{place(value)}</span>)}
        {outcome === 'LOOK' ? shown.map(doubtful) : null}
        {outcome === 'DIFFERS' ? null : <Sources values={values} />}
        {hasCrop || picture === undefined || onShow === undefined ? null : (
          <button
            type="button"
            className={styles.look}
            aria-label={`${t(readingTexts.look)} · ${open}`}
            onClick={() => onShow(reading, values[0] ?? null)}
          >
            <EyeOutlined aria-hidden /> {t(readingTexts.look)}
          </button>
        )}
      </span>
      {outcome === 'DIFFERS'
        ? shown.map((value) => (
            <dl key={value.value} className={styles.both}>
              <Both item={item} reading={reading} value={value} />
              <dd className={styles.from}>
                {place(value)} <Sources values={values.filter((one) => one.value === value.value)} />
              </dd>
            </dl>
          ))
        : null}
    </li>
  );
}

/** Both values with what differs marked. A number stands under the typed one, place under place. */
function Both({ item, reading, value }: { item: ReadItem; reading: PaperReading; value: PaperValue }) {
  const read = readValues(reading, value);
  const typed = item.now ?? [];
  const lengthOf = (values: readonly string[]) => [...(values[0] ?? '')].length;
  // A number of another length has its digits at other places.
  const isNumber =
    isFieldId(item.key) &&
    comparisonOf(item.key) === 'positions' &&
    typed.length === 1 &&
    lengthOf(typed) === lengthOf(read);
  const by = isNumber ? ('positions' as const) : ('words' as const);
  const sides = { field: item.key, before: typed, after: read, masked: item.masked, by };
  return (
    <>
      {isNumber || !isFieldId(item.key) ? null : (
        <>
          <dt>{t(readingTexts.typed)}</dt>
          <dd>{typed.length === 0 ? t(readingTexts.nothingTyped) : <FormerValues {...sides} />}</dd>
        </>
      )}
      <dt>{isNumber ? `${t(readingTexts.typed)} / ${t(readingTexts.read)}` : t(readingTexts.read)}</dt>
      <dd>
        <PresentValues {...sides} />
      </dd>
    </>
  );
}

function Evidence({ open, onOpen, children }: { open: string; onOpen: (() => void) | undefined; children: ReactNode }) {
  if (onOpen === undefined) return <span className={styles.place}>{children}</span>;
  return (
    <button
      type="button"
      className={styles.place}
      aria-label={open}
      title={`${open} (${keyShortcut('desk.place')})`}
      onClick={onOpen}
    >
      {children}
    </button>
  );
}

/** What it was read by, and how surely. */
function Sources({ values }: { values: readonly PaperValue[] }) {
  return (
    <span className={`${page.row} ${page.small}`}>
      {values.map(({ source, confidence }) => {
        const n = Math.floor(confidence * 100);
        return (
          <span key={source} title={t(readingTexts.confidence, { n })}>
            {t(readingTexts[source])} {n}%
          </span>
        );
      })}
    </span>
  );
}

const stateSigns: Readonly<Record<Exclude<PaperState, 'NONE'>, ReactNode>> = {
  WAITING: <ClockCircleOutlined aria-hidden />,
  READING: <LoadingOutlined aria-hidden />,
  READ: <FileSearchOutlined aria-hidden />,
  UNREADABLE: <EyeInvisibleOutlined aria-hidden />,
  NO_READER: <MinusCircleOutlined aria-hidden />,
  NOT_READ: <MinusCircleOutlined aria-hidden />,
};

export function ReadState({ item: { paperState, paperPlace } }: { item: Pick<Item, 'paperState' | 'paperPlace'> }) {
  if (paperState === 'NONE') return null;
  return (
    <span
      className={page.small}
      style={{ display: 'inline-block' }}
      role={isAwaited({ paperState }) ? 'status' : undefined}
    >
      {stateSigns[paperState]} {t(readingTexts[paperState], { n: paperPlace ?? 1 })}
    </span>
  );
}
