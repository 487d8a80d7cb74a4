import { REDUCED_EDGE } from '@beian/domain/filing';
import { Button } from 'antd';
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { useDelayed } from '../../common/hooks.ts';
import { ApiError } from '../../providers/client.ts';
import { translateIfKnown, useLanguage, useT } from '../../providers/i18n.ts';
import styles from './stage.module.css';
import { usePicture } from './use-picture.ts';
import type { Shown, Viewer } from './use-viewer.ts';
import { cssTransform, GAP, type Point } from './view-transform.ts';

/** Pointer position relative to the middle of the pane under it. */
function pointIn(stage: HTMLElement, at: { clientX: number; clientY: number }): Point {
  const under = document.elementFromPoint(at.clientX, at.clientY)?.closest('[data-pane]');
  const box = (under ?? stage).getBoundingClientRect();
  return { x: at.clientX - box.left - box.width / 2, y: at.clientY - box.top - box.height / 2 };
}

/** When the evidence is below the items and both scroll, the plain wheel scrolls; with Ctrl it zooms. */
const scrolls = () => document.fullscreenElement === null && matchMedia('(max-width: 1279px)').matches;

/** Zooms with the wheel at the pointer. A native listener, because React's wheel listeners cannot prevent scrolling. */
function useWheel(stage: RefObject<HTMLElement | null>, zoomTimes: Viewer['zoomTimes']): void {
  const latest = useRef(zoomTimes);
  latest.current = zoomTimes;
  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      if (scrolls() && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1);
      // A pinch on a touch pad is reported as wheel events with Ctrl, in small steps.
      latest.current(Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0018)), pointIn(element, event));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [stage]);
}

function useSize(stage: RefObject<HTMLElement | null>, measure: Viewer['measure']): void {
  const latest = useRef(measure);
  latest.current = measure;
  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      latest.current({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage]);
}

/** One pointer moves the picture, two pointers zoom it. */
function useDrag(viewer: Viewer) {
  const down = useRef(new Map<number, { x: number; y: number }>());
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
    onPointerUp: (event: PointerEvent<HTMLElement>) => void down.current.delete(event.pointerId),
    onPointerCancel: (event: PointerEvent<HTMLElement>) => void down.current.delete(event.pointerId),
  };
}

/** Pictures without dimming or tint: one, several side by side, or one over the other. */
export function Stage({ viewer }: { viewer: Viewer }) {
  const t = useT();
  const stage = useRef<HTMLElement>(null);
  useWheel(stage, viewer.zoomTimes);
  useSize(stage, viewer.measure);
  const drag = useDrag(viewer);
  const { shown, comparing, mode, commands } = viewer;
  const swipe = comparing && mode === 'swipe' && shown.length > 1;
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
        aria-label={t('viewer.stage', {
          label: shown.map((one) => one.version?.label ?? one.material.label).join(' / '),
        })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows move the picture, as they scroll a page
        tabIndex={0}
        style={{ gridTemplateColumns: `repeat(${viewer.columns}, minmax(0, 1fr))`, gap: GAP }}
        onKeyDown={onKeyDown}
        onDoubleClick={(event) =>
          viewer.isWhole ? viewer.zoomTo(1, pointIn(event.currentTarget, event)) : commands.fit()
        }
        {...drag}
      >
        {swipe ? (
          <Swipe viewer={viewer} />
        ) : (
          shown.map((one, at) => (
            <Pane
              key={one.material.id}
              viewer={viewer}
              one={one}
              active={comparing && at === viewer.active}
              onPointerDown={() => viewer.setActive(at)}
            />
          ))
        )}
      </section>
      {swipe ? (
        <input
          type="range"
          className={styles.slider}
          aria-label={t('viewer.slider')}
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

interface PaneProps {
  readonly viewer: Viewer;
  readonly one: Shown;
  readonly active: boolean;
  readonly onPointerDown: () => void;
}

function Pane({ viewer, one, active, onPointerDown }: PaneProps) {
  return (
    <div className={`${styles.pane} ${active ? styles.active : ''}`} data-pane onPointerDown={onPointerDown}>
      <Picture viewer={viewer} one={one} side={viewer.comparing || one.version !== null ? 'left' : null} />
    </div>
  );
}

/** The reduced copy, covered by the full picture when the screen shows more detail than the copy has. */
function Picture({ viewer, one, side }: { viewer: Viewer; one: Shown; side: 'left' | 'right' | null }) {
  const t = useT();
  const { material, version } = one;
  const { width, height } = material;
  const fit = viewer.fitFor(material);
  const longest = Math.max(width, height);
  const wanted = longest * fit * viewer.look.zoom * window.devicePixelRatio;
  const closer = longest > REDUCED_EDGE && wanted > REDUCED_EDGE * 1.1;
  const reduced = usePicture(material.reducedUrl);
  const full = usePicture(closer ? material.url : undefined);
  const src = (closer ? full.src : undefined) ?? reduced.src;
  const showSkeleton = useDelayed(src === undefined);
  return (
    <>
      {src === undefined ? (
        <Waiting label={material.label} late={showSkeleton} picture={reduced} />
      ) : (
        <img
          src={src}
          alt={version === null ? material.label : `${version.label} · ${material.label}`}
          draggable={false}
          data-sharp={closer && full.src !== undefined ? 'full' : 'reduced'}
          style={{
            width,
            height,
            margin: `${-height / 2}px 0 0 ${-width / 2}px`,
            transform: cssTransform(viewer.look, viewer.turnOf(material), fit),
          }}
        />
      )}
      {side === null ? null : (
        <span className={styles.caption} data-side={side}>
          {version === null ? t('viewer.now') : version.label}
        </span>
      )}
    </>
  );
}

function Waiting({ label, late, picture }: { label: string; late: boolean; picture: ReturnType<typeof usePicture> }) {
  const t = useT();
  const language = useLanguage();
  if (picture.offline) return <p className={styles.says}>{t('viewer.offline')}</p>;
  if (picture.error === null || picture.error === undefined) {
    return late ? <div className={styles.bone} role="status" aria-label={t('viewer.loading', { label })} /> : null;
  }
  const code = picture.error instanceof ApiError ? picture.error.code : 'other';
  return (
    <div className={styles.says} role="alert">
      <p>{t('viewer.failed')}</p>
      <p>{translateIfKnown(language, `error.${code}`, t('error.other'))}</p>
      <Button size="small" onClick={picture.retry} onPointerDown={(event) => event.stopPropagation()}>
        {t('common.retry')}
      </Button>
    </div>
  );
}
