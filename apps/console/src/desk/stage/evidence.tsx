import { queueColumns } from '@beian/domain/order';
import { Descriptions, Flex } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { Empty } from '../../app/shell/states.tsx';
import type { Item, Verdict } from '../../order/documents.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { viewerKeyTexts } from '../../ui/key-texts.ts';
import { bytesText, fullTime } from '../../ui/time.ts';
import { Findings } from '../items/findings.tsx';
import { NowValues, RegisteredValues } from '../items/item-values.tsx';
import { VerdictSign } from '../items/verdict-control.tsx';
import parts from '../parts.module.css';
import type { ReviewedOrder } from '../photo/photo-captions.ts';
import { PhotoStage } from '../photo/photo-stage.tsx';
import { itemTexts } from '../texts.ts';
import styles from './stage.module.css';
import { usePreload } from './use-picture.ts';
import type { Viewer } from './use-viewer.ts';
import { viewerTexts } from './viewer-texts.ts';
import { Toggle, VersionBar, ViewerTools } from './viewer-tools.tsx';

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
  const isChecked = item.findings.length > 0 || item.checking;
  if (item.group === 'material' && !isChecked) return null;
  const values = [
    { label: t(compares ? itemTexts.now : queueColumns.changed), value: <NowValues item={item} compares={compares} /> },
    ...(compares ? [{ label: t(itemTexts.registered), value: <RegisteredValues item={item} /> }] : []),
  ];
  return (
    <section className={styles.field} aria-label={item.label}>
      <h3>{item.label}</h3>
      {item.group === 'material' ? null : (
        <Descriptions
          column={1}
          size="small"
          // antd lays the parts of a content side by side; these stand one below the other.
          items={values.map(({ label, value }) => ({ key: label, label, children: <div>{value}</div> }))}
        />
      )}
      {isChecked ? <Findings findings={item.findings} checking={item.checking} /> : null}
      {item.findings.map(({ ruleId, outcome, suggestion }) =>
        outcome === 'pass' || suggestion === null ? null : (
          <p key={ruleId} className={parts.faint}>
            {suggestion}
          </p>
        ),
      )}
    </section>
  );
}

/** The pictures of the order, one or several on the stage; the panel below names the field that they prove. */
export function Evidence({ viewer, items, focused, verdictOf, compares, reviewed = null }: EvidenceProps) {
  const { materials, material, shown } = viewer;
  const at = materials.findIndex((one) => one.id === material?.id);
  usePreload(at < 0 ? undefined : materials[(at + 1) % materials.length]?.reducedUrl);
  const field = focused === undefined ? null : <FocusedField item={focused} compares={compares} />;
  if (material === undefined) {
    return (
      <section className={styles.panel} aria-label={t(viewerTexts.title)}>
        <Empty title={t(viewerTexts.empty)} hint={t(viewerTexts.emptyHint)} />
        {field}
      </section>
    );
  }
  const verdictFor = (id: string) => {
    const item = items.find((one) => one.material?.id === id);
    return item === undefined ? null : verdictOf(item);
  };
  const { label, bytes, width, height, createdAt } = shown[viewer.active]?.material ?? material;
  return (
    <section className={styles.panel} aria-label={t(viewerTexts.title)} ref={viewer.panel}>
      <Flex component="ul" className={styles.bar} wrap align="center" gap="4px 8px" aria-label={t(viewerTexts.list)}>
        {materials.map((one) => (
          <li key={one.id}>
            <Toggle type="text" isOn={one.id === material.id} onClick={() => viewer.pick(one.id)}>
              <VerdictSign verdict={verdictFor(one.id)} /> {one.label}
            </Toggle>
          </li>
        ))}
        {materials.length > 1 ? (
          <li className={`${parts.end} ${parts.small}`} aria-hidden>
            <KeyHint name="viewer.next" className={parts.key} /> {t(viewerKeyTexts.next)}{' '}
            <KeyHint name="viewer.previous" className={parts.key} /> {t(viewerKeyTexts.previous)}
          </li>
        ) : null}
      </Flex>
      <Flex className={styles.bar} wrap align="center" gap="4px 8px">
        <VersionBar viewer={viewer} />
        <ViewerTools viewer={viewer} />
      </Flex>
      <PhotoStage viewer={viewer} order={reviewed} />
      <Flex className={`${styles.bar} ${parts.small}`} wrap justify="space-between" gap="4px 8px">
        <span>{label}</span>
        <span>
          {t(viewerTexts.meta, { size: bytesText(bytes), width, height })}
          {' · '}
          {t(viewerTexts.uploaded, { at: fullTime(createdAt) })}
        </span>
      </Flex>
      {field}
    </section>
  );
}
