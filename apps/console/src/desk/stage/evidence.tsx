import { queueColumns } from '@beian/domain/order';
import { Button, Descriptions } from 'antd';
import { useEffect } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import { Empty } from '../../app/shell/states.tsx';
import type { Item, Verdict } from '../../order/documents.ts';
import { viewerKeyTexts } from '../../ui/key-texts.ts';
import { bytesText, fullTime } from '../../ui/time.ts';
import { Findings } from '../items/findings.tsx';
import { NowValues, RegisteredValues } from '../items/item-values.tsx';
import parts from '../parts.module.css';
import type { ReviewedOrder } from '../photo/photo-captions.ts';
import { PhotoStage } from '../photo/photo-stage.tsx';
import { itemTexts } from '../texts.ts';
import styles from './evidence.module.css';
import { usePreload } from './use-picture.ts';
import { keyOf, type Viewer } from './use-viewer.ts';
import { viewerTexts } from './viewer-texts.ts';
import { VersionBar, ViewerTools } from './viewer-tools.tsx';

interface EvidenceProps {
  readonly viewer: Viewer;
  /** The kind of the order compares values with the registered ones. */
  readonly compares: boolean;
  readonly items: readonly Item[];
  readonly focused: Item | undefined;
  readonly verdictOf: (item: Item) => Verdict | null;
  /** The order whose photo is reviewed; null or left out: none is. */
  readonly reviewed?: ReviewedOrder | null;
}

/** The focused field beside its proof; for a picture the results of its checks. */
function FocusedField({ item, compares }: { item: Item; compares: boolean }) {
  const t = useT();
  if (item.group === 'material' && item.findings.length === 0 && !item.checking) return null;
  return (
    <section className={styles.field} aria-label={item.label}>
      <h3>{item.label}</h3>
      {item.group === 'material' ? null : (
        <Descriptions
          column={1}
          size="small"
          items={[
            {
              label: t(compares ? itemTexts.now : queueColumns.changed),
              // antd lays the parts of a content side by side; these stand one below the other.
              children: (
                <div>
                  <NowValues item={item} compares={compares} />
                </div>
              ),
            },
            ...(compares
              ? [
                  {
                    label: t(itemTexts.registered),
                    children: (
                      <div>
                        <RegisteredValues item={item} />
                      </div>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {item.findings.length > 0 || item.checking ? (
        <Findings findings={item.findings} checking={item.checking} />
      ) : null}
      {item.findings
        .filter((finding) => finding.outcome !== 'pass' && finding.suggestion !== null)
        .map((finding) => (
          <p key={finding.ruleId} className={parts.faint}>
            {finding.suggestion}
          </p>
        ))}
    </section>
  );
}

const marks = { pass: '✓', return: '×' } as const;

/** The pictures of the order, one or several on the stage; the panel below names the field that they prove. */
export function Evidence({ viewer, items, focused, verdictOf, compares, reviewed = null }: EvidenceProps) {
  const t = useT();
  const { materials, material, shown } = viewer;
  usePreloadNext(viewer);
  if (material === undefined) {
    return (
      <section className={styles.panel} aria-label={t(viewerTexts.title)}>
        <Empty title={t(viewerTexts.empty)} hint={t(viewerTexts.emptyHint)} />
        {focused === undefined ? null : <FocusedField item={focused} compares={compares} />}
      </section>
    );
  }
  const verdictFor = (id: string) => {
    const item = items.find((one) => one.material?.id === id);
    return item === undefined ? null : verdictOf(item);
  };
  const fieldVerdict = shown[viewer.active]?.material ?? material;
  return (
    <section className={styles.panel} aria-label={t(viewerTexts.title)} ref={viewer.panel}>
      <ul className={styles.list} aria-label={t(viewerTexts.list)}>
        {materials.map((one) => {
          const verdict = verdictFor(one.id);
          return (
            <li key={one.id}>
              <Button
                size="small"
                {...(one.id === material.id ? { className: parts.shown } : { type: 'text' })}
                aria-pressed={one.id === material.id}
                onClick={() => viewer.pick(one.id)}
              >
                <span
                  aria-hidden
                  className={verdict === null ? parts.faint : verdict === 'pass' ? parts.ok : parts.bad}
                >
                  {verdict === null ? '–' : marks[verdict]}
                </span>{' '}
                {one.label}
              </Button>
            </li>
          );
        })}
        {materials.length > 1 ? (
          <li className={`${styles.next} ${parts.small}`} aria-hidden>
            <kbd className={parts.key}>{keyOf('next')}</kbd> {t(viewerKeyTexts.next)}{' '}
            <kbd className={parts.key}>{keyOf('previous')}</kbd> {t(viewerKeyTexts.previous)}
          </li>
        ) : null}
      </ul>
      <div className={styles.tools}>
        <VersionBar viewer={viewer} />
        <ViewerTools viewer={viewer} />
      </div>
      <PhotoStage viewer={viewer} order={reviewed} />
      <p className={`${styles.meta} ${parts.small}`}>
        <span>{fieldVerdict.label}</span>
        <span>
          {t(viewerTexts.meta, {
            size: bytesText(fieldVerdict.bytes),
            width: fieldVerdict.width,
            height: fieldVerdict.height,
          })}
          {' · '}
          {t(viewerTexts.uploaded, { at: fullTime(fieldVerdict.createdAt) })}
        </span>
      </p>
      {focused === undefined ? null : <FocusedField item={focused} compares={compares} />}
    </section>
  );
}

/** Preloads the next picture, so that E shows it at once. */
function usePreloadNext({ materials, material }: Viewer): void {
  const preload = usePreload();
  const at = materials.findIndex((one) => one.id === material?.id);
  const next = at < 0 ? undefined : materials[(at + 1) % materials.length]?.reducedUrl;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new picture causes a preload
  useEffect(() => {
    if (next === undefined) return;
    // Requested pictures have priority.
    const timer = setTimeout(() => preload(next), 300);
    return () => clearTimeout(timer);
  }, [next]);
}
