import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { PhotoCaptions } from '../photo/photo-captions.ts';
import { NoPortrait, Pane } from './pane.tsx';
import styles from './stage.module.css';
import { type MeasuredRegion, Picture } from './stage-picture.tsx';
import type { Viewer } from './use-viewer.ts';
import { GAP, leadColumns, type Point } from './view-transform.ts';
import { viewerTexts } from './viewer-texts.ts';

/** Pointer position relative to the middle of the pane under it. */
function pointIn(stage: HTMLElement, at: { clientX: number; clientY: number }): Point {
  const under = document.elementFromPoint(at.clientX, at.clientY)?.closest('[data-pane]');
  const box = (under ?? stage).getBoundingClientRect();
  return { x: at.clientX - box.left - box.width / 2, y: at.clientY - box.top - box.height / 2 };
}

/** When the evidence is below the items and both scroll, the plain wheel scrolls; with Ctrl it zooms. */
const scrolls = () => document.fullscreenElement === null && matchMedia('(max-width: 1023px)').matches;

/**
 * Measures the stage, and zooms with the wheel at the pointer: by a native listener, because React's wheel listeners cannot prevent
 * scrolling.
 */
function useStage(stage: RefObject<HTMLElement | null>, viewer: Viewer): void {
  const latest = useRef(viewer);
  latest.current = viewer;
  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      latest.current.measure({ width: element.clientWidth, height: element.clientHeight }),
    );
    const onWheel = (event: WheelEvent) => {
      if (scrolls() && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1);
      // A pinch on a touch pad is reported as wheel events with Ctrl, in small steps.
      latest.current.zoomTimes(Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0018)), pointIn(element, event));
    };
    observer.observe(element);
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', onWheel);
    };
  }, [stage]);
}

/** One pointer moves the picture, two pointers zoom it. */
function useDrag(viewer: Viewer) {
  const down = useRef(new Map<number, Point>());
  const up = ({ pointerId }: PointerEvent) => void down.current.delete(pointerId);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      down.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.focus({ preventScroll: true });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const before = down.current.get(event.pointerId);
      if (before === undefined) return;
      const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
      const now = { x: event.clientX, y: event.clientY };
      down.current.set(event.pointerId, now);
      if (other === undefined) return viewer.pan(now.x - before.x, now.y - before.y);
      const reach = (one: Point) => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
      const between = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
      viewer.zoomTimes(reach(now) / reach(before), pointIn(event.currentTarget, between));
      viewer.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    },
    onPointerUp: up,
    onPointerCancel: up,
  };
}

interface StageProps {
  readonly viewer: Viewer;
  readonly captions: PhotoCaptions | null;
  readonly regions: readonly MeasuredRegion[];
}

/** Pictures without dimming or tint: one, several side by side, or one over the other. */
export function Stage({ viewer, captions, regions }: StageProps) {
  const stage = useRef<HTMLElement>(null);
  useStage(stage, viewer);
  const drag = useDrag(viewer);
  const { shown, comparing, mode, commands } = viewer;
  const swipe = comparing && mode === 'swipe' && shown.length > 1;
  const isLead = viewer.isLead && captions !== null;
  const columns = isLead
    ? leadColumns.map((share) => `minmax(0, ${share}fr)`).join(' ')
    : `repeat(${viewer.columns}, minmax(0, 1fr))`;
  const arrows: Readonly<Record<string, () => void>> = {
    ArrowLeft: commands.panLeft,
    ArrowRight: commands.panRight,
    ArrowUp: commands.panUp,
    ArrowDown: commands.panDown,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = arrows[event.key];
    if (act === undefined || event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return;
    event.preventDefault();
    act();
  };
  return (
    <div className={styles.frame}>
      <section
        ref={stage}
        className={styles.stage}
        aria-label={t(viewerTexts.stage, {
          label: shown.map((one) => one.version?.label ?? one.material.label).join(' / '),
        })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows move the picture, as they scroll a page
        tabIndex={0}
        style={{ gridTemplateColumns: columns, gap: GAP }}
        onKeyDown={onKeyDown}
        onDoubleClick={(event) =>
          viewer.isWhole ? viewer.zoomTo(1, pointIn(event.currentTarget, event)) : commands.fit()
        }
        {...drag}
      >
        {swipe ? (
          <Swipe viewer={viewer} />
        ) : (
          <>
            {shown.map((one, at) => (
              <Pane
                key={one.material.id}
                {...{ viewer, one, at }}
                captions={isLead ? captions : null}
                regions={at === 0 ? regions : []}
              />
            ))}
            {viewer.lacksPortrait ? <NoPortrait /> : null}
          </>
        )}
      </section>
      {swipe ? (
        <input
          type="range"
          className={styles.slider}
          aria-label={t(viewerTexts.slider)}
          min={0}
          max={100}
          step={1}
          value={Math.round(viewer.split * 100)}
          onChange={(event) => viewer.setSplit(Number(event.target.value) / 100)}
        />
      ) : null}
    </div>
  );
}

function Swipe({ viewer }: { viewer: Viewer }) {
  const [now, other] = viewer.shown;
  const percent = `${viewer.split * 100}%`;
  return (
    <div className={styles.pane} data-pane>
      {other === undefined ? null : <Picture viewer={viewer} one={other} side="right" />}
      <div className={styles.over} style={{ clipPath: `inset(0 calc(100% - ${percent}) 0 0)` }}>
        {now === undefined ? null : <Picture viewer={viewer} one={now} side="left" />}
      </div>
      <div className={styles.line} style={{ left: percent }} aria-hidden />
    </div>
  );
}
