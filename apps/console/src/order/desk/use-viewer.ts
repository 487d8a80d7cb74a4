import { useEffect, useRef, useState } from 'react';
import type { Item, Material } from '../documents.ts';
import { evidenceFor } from './rows.ts';

const zooms = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6];

export interface Look {
  readonly zoom: number;
  /** Degrees, clockwise. */
  readonly turn: number;
  /** Pixels from the middle. */
  readonly x: number;
  readonly y: number;
}
const plain: Look = { zoom: 1, turn: 0, x: 0, y: 0 };

export interface Viewer {
  readonly materials: readonly Material[];
  readonly material: Material | undefined;
  readonly look: Look;
  readonly pick: (id: string) => void;
  readonly next: () => void;
  readonly rotate: () => void;
  readonly zoomBy: (steps: number) => void;
  readonly fit: () => void;
  readonly pan: (dx: number, dy: number) => void;
}

/** Which picture is on the stage, and how. It follows the focused item; a picture that the reviewer picks stays until the next one. */
export function useViewer(items: readonly Item[], focused: Item | undefined): Viewer {
  const materials = items.flatMap((item) => (item.material === null ? [] : [item.material]));
  const [id, setId] = useState<string | null>(null);
  const [look, setLook] = useState<Look>(plain);
  const material = materials.find((one) => one.id === id) ?? materials[0];

  const pick = (next: string | undefined) => {
    if (next === undefined || next === id) return;
    setId(next);
    setLook(plain);
  };
  const follow = useRef<() => void>(() => undefined);
  follow.current = () => {
    if (focused === undefined) return;
    const kind = evidenceFor(
      focused,
      materials.map((one) => one.kind),
    );
    pick(materials.find((one) => one.kind === kind)?.id);
  };
  const focusedKey = focused?.key;
  useEffect(() => {
    if (focusedKey !== undefined) follow.current();
  }, [focusedKey]);

  return {
    materials,
    material,
    look,
    pick,
    next: () => {
      const at = materials.findIndex((one) => one.id === material?.id);
      pick(materials[(at + 1) % Math.max(1, materials.length)]?.id);
    },
    rotate: () => setLook((now) => ({ ...now, turn: (now.turn + 90) % 360 })),
    zoomBy: (steps) =>
      setLook((now) => {
        const at = zooms.findIndex((zoom) => zoom >= now.zoom);
        const zoom = zooms[Math.min(zooms.length - 1, Math.max(0, at + steps))] ?? 1;
        return zoom === 1 ? { ...now, zoom, x: 0, y: 0 } : { ...now, zoom };
      }),
    fit: () => setLook((now) => ({ ...plain, turn: now.turn })),
    pan: (dx, dy) => setLook((now) => ({ ...now, x: now.x + dx, y: now.y + dy })),
  };
}
