import { queueStageLabels } from '@beian/domain/order';
import { useRef } from 'react';
import { t } from '../app/providers/i18n.ts';
import { type Stage, stages } from './filters.ts';
import styles from './queue.module.css';
import { queueTexts } from './texts.ts';

interface StageTabsProps {
  /** null: a saved view is on screen. */
  readonly stage: Stage | null;
  readonly counts: ReadonlyMap<Stage, number>;
  readonly onChange: (stage: Stage) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** The stages with counts; arrow keys move between them, on a phone they scroll sideways. */
export function StageTabs({ stage, counts, onChange }: StageTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  // The tab of all open orders, which boards link to, is visible only while it is shown.
  const shown = stages.filter((one) => one !== 'OPEN' || stage === 'OPEN');
  const go = (by: number) => {
    const at = ((stage === null ? 0 : shown.indexOf(stage)) + by + shown.length) % shown.length;
    const next = shown[at];
    if (next === undefined) return;
    onChange(next);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[at]?.focus();
  };
  return (
    <div className={styles.tabs} role="tablist" aria-label={t(queueTexts.views)} ref={list}>
      {shown.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={one === stage}
          aria-controls="queue-list"
          tabIndex={one === (stage ?? shown[0]) ? 0 : -1}
          onClick={() => onChange(one)}
          onKeyDown={(event) => {
            const by = steps[event.key];
            if (by !== undefined) go(by);
          }}
        >
          {t(queueStageLabels[one])}
          {counts.has(one) ? <span className={styles.count}> {counts.get(one)}</span> : null}
        </button>
      ))}
    </div>
  );
}
