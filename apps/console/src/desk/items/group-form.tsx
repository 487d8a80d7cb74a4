import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import type { Item, PaperReading, PaperValue } from '../../order/documents.ts';
import { KeyHint, keyShortcut } from '../../ui/key-hint.tsx';
import { Readings, type ReadingsProps, shownValues, showsCrop } from '../../ui/paper-readings/readings.tsx';
import { readingTexts } from '../../ui/paper-readings/texts.ts';
import { commonTexts } from '../../ui/texts.ts';
import { useKeys } from '../../ui/use-keys.ts';
import styles from './group-form.module.css';
import { NowValues } from './item-values.tsx';
import { FormSection } from './strip.tsx';

interface GroupFormProps extends Pick<ReadingsProps, 'pictureOf'> {
  /** The items that agree with the scans. */
  readonly items: readonly Item[];
  readonly onShow: (item: Item, reading: PaperReading, value: PaperValue | null) => void;
  readonly onPass: (items: readonly Item[]) => void;
  readonly onClose: () => void;
}

const nameOf = (item: Item, { material, field }: PaperReading): string => `${item.key} ${material} ${field}`;

/** The items that are passed together, each with its evidence. They are passed only when every crop has been on the screen. */
export function GroupForm({ items, pictureOf, onShow, onPass, onClose }: GroupFormProps) {
  const t = useT();
  const list = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const [wasEarly, setEarly] = useState(false);
  const hidden = items.filter((item) =>
    item.paperReadings.some(
      (reading) => showsCrop(item, reading) && shownValues(reading).length > 0 && !shown.has(nameOf(item, reading)),
    ),
  );
  const pass = () => {
    const [first] = hidden;
    if (first === undefined) return onPass(items);
    setEarly(true);
    list.current?.querySelector(`[data-of="${CSS.escape(first.key)}"]`)?.scrollIntoView({ block: 'start' });
  };
  // Also while the focus is elsewhere, as on the stage.
  useKeys({ 'desk.passGroup': pass }, true, true);
  return (
    <FormSection
      title={t(readingTexts.pass, { n: items.length })}
      className={styles.form}
      onClose={onClose}
      onSave={pass}
    >
      <div className={styles.head}>
        <Button type="primary" aria-keyshortcuts={keyShortcut('desk.passGroup')} onClick={pass}>
          {t(readingTexts.pass, { n: items.length })}
          <KeyHint name="desk.passGroup" className={styles.hint} />
        </Button>
        <Button onClick={onClose}>{t(commonTexts.cancel)}</Button>
        <p>{t(readingTexts.passHint)}</p>
        {wasEarly && hidden.length > 0 ? <p role="alert">{t(readingTexts.notShown, { n: hidden.length })}</p> : null}
      </div>
      <ul ref={list} className={styles.items} aria-label={t(readingTexts.summary)}>
        {items.map((item) => (
          <li key={item.key} data-of={item.key} data-shown={!hidden.includes(item)}>
            <b>{item.label}</b>
            <div>{item.group === 'material' ? null : <NowValues item={item} compares={false} />}</div>
            <Readings
              item={item}
              pictureOf={pictureOf}
              onShow={(reading, value) => onShow(item, reading, value)}
              onCropShown={(reading) => setShown((before) => new Set(before).add(nameOf(item, reading)))}
            />
          </li>
        ))}
      </ul>
    </FormSection>
  );
}
