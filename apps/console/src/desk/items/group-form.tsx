import { Button, Flex } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { Item, PaperReading, PaperValue } from '../../order/documents.ts';
import { KeyHint, keyShortcut } from '../../ui/key-hint.tsx';
import { Readings, type ReadingsProps, shownValues, showsCrop } from '../../ui/paper-readings/readings.tsx';
import { readingTexts } from '../../ui/paper-readings/texts.ts';
import { commonTexts } from '../../ui/texts.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useSeen } from '../../ui/use-seen.ts';
import parts from '../parts.module.css';
import { Findings } from './findings.tsx';
import styles from './group-form.module.css';
import { NowValues } from './item-values.tsx';
import { useFormKeyboard } from './strip.tsx';

type OnShow = (item: Item, reading: PaperReading, value: PaperValue | null) => void;

interface GroupFormProps extends Pick<ReadingsProps, 'pictureOf'> {
  readonly items: readonly Item[];
  readonly onShow: OnShow;
  readonly onPass: (items: readonly Item[]) => void;
  readonly onClose: () => void;
}

const nameOf = ({ key }: Item, reading?: PaperReading): string =>
  reading === undefined ? key : `${key} ${reading.material} ${reading.field}`;

/** What must have been on the screen before an item is passed: its row, and every crop of it. */
const evidenceOf = (item: Item): string[] => [
  nameOf(item),
  ...item.paperReadings
    .filter((reading) => showsCrop(item, reading) && shownValues(reading).length > 0)
    .map((reading) => nameOf(item, reading)),
];

/** The items that are passed together, each with its evidence. They are passed only when all of it has been on the screen. */
export function GroupForm({ items, pictureOf, onShow, onPass, onClose }: GroupFormProps) {
  const root = useRef<HTMLElement>(null);
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const [wasEarly, setEarly] = useState(false);
  // What a scan shows comes first.
  const ordered = [...items].sort((a, b) => Number(b.paperReadings.length > 0) - Number(a.paperReadings.length > 0));
  const hidden = ordered.filter((item) => evidenceOf(item).some((name) => !shown.has(name)));
  const pass = () => {
    const [first] = hidden;
    if (first === undefined) return onPass(items);
    setEarly(true);
    root.current?.querySelector(`[data-of="${CSS.escape(first.key)}"]`)?.scrollIntoView({ block: 'start' });
  };
  const title = t(readingTexts.pass, { n: items.length });
  const onKeyDown = useFormKeyboard({ onClose, onSave: pass }, root);
  // Also while the focus is elsewhere, as on the stage.
  useKeys({ 'desk.passGroup': pass }, true, true);
  return (
    <section ref={root} className={styles.form} aria-label={title} data-keys="own" onKeyDown={onKeyDown}>
      <Flex className={styles.head} wrap align="center" gap="4px 8px">
        <Button type="primary" aria-keyshortcuts={keyShortcut('desk.passGroup')} onClick={pass}>
          {title}
          <KeyHint name="desk.passGroup" className={parts.key} />
        </Button>
        <Button onClick={onClose}>{t(commonTexts.cancel)}</Button>
        <p className={parts.faint}>{t(readingTexts.passHint)}</p>
        {wasEarly && hidden.length > 0 ? (
          <b role="alert" className={parts.warn}>
            {t(readingTexts.notShown, { n: hidden.length })}
          </b>
        ) : null}
      </Flex>
      <ul className={styles.items} aria-label={t(readingTexts.summary)}>
        {ordered.map((item) => (
          <GroupRow
            key={item.key}
            item={item}
            isShown={!hidden.includes(item)}
            pictureOf={pictureOf}
            onShow={onShow}
            onShown={(name) => setShown((before) => new Set(before).add(name))}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps extends Pick<GroupFormProps, 'pictureOf' | 'onShow'> {
  readonly item: Item;
  readonly isShown: boolean;
  /** A part of its evidence is on the screen. */
  readonly onShown: (name: string) => void;
}

function GroupRow({ item, isShown, pictureOf, onShow, onShown }: RowProps) {
  const row = useRef<HTMLLIElement>(null);
  const isSeen = useSeen(row);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it comes on the screen
  useEffect(() => {
    if (isSeen) onShown(nameOf(item));
  }, [isSeen]);
  const isOnPaper = item.paperReadings.length > 0;
  return (
    <li ref={row} data-of={item.key} data-shown={isShown} data-paper={isOnPaper || undefined}>
      <b>{item.label}</b>
      <div>{item.group === 'material' ? null : <NowValues item={item} compares={false} />}</div>
      {isOnPaper ? (
        <Readings
          item={item}
          pictureOf={pictureOf}
          onShow={(reading, value) => onShow(item, reading, value)}
          onCropShown={(reading) => onShown(nameOf(item, reading))}
        />
      ) : (
        <Findings findings={item.findings} checking={item.checking} />
      )}
    </li>
  );
}
