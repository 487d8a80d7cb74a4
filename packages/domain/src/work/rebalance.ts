import {
  assignmentObstacle,
  type BalanceMove,
  type BalanceOrder,
  type BalancePerson,
  type BalancePlan,
  type BalanceReason,
  balanceTolerance,
  type Load,
  type RebalanceInputs,
  type StuckOrder,
  weightOf,
} from './balance.ts';

/**
 * 重新分配: plans who gets which order, from the current assignment. Pure and deterministic. Steps:
 * 1. Orders that their assignee cannot handle move, then (if requested) unassigned orders, the earliest due first, each
 * to the least loaded person who can take it; if all of those are full, the fewest other orders move to make room.
 * 2. Orders above a person's cap move where somebody can take them.
 * 3. Loads are evened until they are even enough (`balanceTolerance`), by the heaviest orders that do not reverse the
 * difference, so that few move. Smaller differences move nothing.
 * After a complete plan is applied, the next plan is empty.
 */
export function planBalance(inputs: RebalanceInputs): BalancePlan {
  return new Planning(inputs).plan();
}

/** An order in planning, with its current holder. */
interface PlannedOrder {
  readonly order: BalanceOrder;
  readonly weight: number;
  /** Key of everything that decides who may have it. */
  readonly sort: string;
  holder: number;
  why: BalanceReason | null;
}

const NOBODY = -1;
const earlier = (a: PlannedOrder, b: PlannedOrder): number => {
  const [one, other] = [a.order.due ?? '~', b.order.due ?? '~'];
  return one < other || (one === other && a.order.id < b.order.id) ? -1 : 1;
};

class Planning {
  readonly #ground: RebalanceInputs;
  readonly #people: readonly BalancePerson[];
  readonly #at: ReadonlyMap<string, number>;
  readonly #pieces: readonly PlannedOrder[];
  readonly #count: number[];
  readonly #weight: number[];
  /** Movable orders per person. */
  readonly #has: Set<PlannedOrder>[];
  readonly #fits = new Map<string, readonly boolean[]>();
  readonly #moved = new Set<PlannedOrder>();
  readonly #steps: { readonly piece: PlannedOrder; readonly to: number }[] = [];
  /** Keys for which nobody had room; cleared when any order moves. */
  readonly #hopeless = new Set<string>();

  constructor(inputs: RebalanceInputs) {
    this.#ground = inputs;
    this.#people = inputs.people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    this.#at = new Map(this.#people.map(({ id }, nth) => [id, nth]));
    this.#count = this.#people.map(({ others }) => others);
    this.#weight = this.#people.map(({ others }) => others * 100);
    this.#has = this.#people.map(() => new Set());
    this.#pieces = inputs.orders
      .map((order): PlannedOrder => {
        const sort = [order.province, order.kind, order.barred, order.dueDay].join('|');
        const holder = order.assignee === null ? NOBODY : (this.#at.get(order.assignee) ?? NOBODY);
        return { order, weight: weightOf(order), sort, holder, why: null };
      })
      .sort(earlier);
    for (const piece of this.#pieces) this.#take(piece, piece.holder);
  }

  plan(): BalancePlan {
    const before = this.#loads();
    let must = this.#pieces.filter((piece) => {
      piece.why = this.#whyGo(piece);
      return piece.why !== null && !piece.order.stays;
    });
    // A later move may make room for an order that nobody could take before.
    for (let moved = true; moved && !this.#full(); ) {
      const steps = this.#steps.length;
      must = must.filter((piece) => this.#full() || !this.#place(piece));
      this.#shed();
      this.#even();
      moved = this.#steps.length > steps;
    }
    const after = this.#loads();
    return {
      moves: this.#moves(),
      stuck: must
        .filter((piece) => !this.#full() || this.#hopeless.has(piece.sort))
        .map((piece) => this.#stuckBy(piece)),
      loads: new Map(
        this.#people.map(({ id }, nth) => [id, { before: before[nth] as Load, after: after[nth] as Load }]),
      ),
      isTruncated: this.#full(),
    };
  }

  /** Reason why it must move; null: it can stay. */
  #whyGo({ order, holder }: PlannedOrder): BalanceReason | null {
    if (order.assignee === null) return this.#ground.includeUnassigned ? 'UNASSIGNED' : null;
    const person = this.#people[holder];
    return person === undefined ? 'LEFT' : assignmentObstacle(order, person, this.#ground);
  }

  #full = (): boolean => this.#moved.size >= this.#ground.most;
  #room = (to: number): boolean => (this.#count[to] as number) < (this.#people[to]?.cap ?? Number.POSITIVE_INFINITY);
  /** Exactly at the cap: one order less makes room. */
  #justFull = (nth: number): boolean => this.#count[nth] === this.#people[nth]?.cap;
  #loads = (): Load[] =>
    this.#people.map((_, nth) => ({ orders: this.#count[nth] as number, weight: this.#weight[nth] as number }));

  /** By person: whether they can have it, apart from their cap. */
  #fit({ order, sort }: PlannedOrder): readonly boolean[] {
    let fit = this.#fits.get(sort);
    if (fit === undefined) {
      fit = this.#people.map((person) => assignmentObstacle(order, person, this.#ground) === null);
      this.#fits.set(sort, fit);
    }
    return fit;
  }

  #take(piece: PlannedOrder, to: number): void {
    if (to === NOBODY) return;
    this.#count[to] = (this.#count[to] as number) + 1;
    this.#weight[to] = (this.#weight[to] as number) + piece.weight;
    if (!piece.order.stays) this.#has[to]?.add(piece);
  }

  #give(piece: PlannedOrder, to: number, why: BalanceReason): void {
    const { holder } = piece;
    if (holder !== NOBODY) {
      this.#count[holder] = (this.#count[holder] as number) - 1;
      this.#weight[holder] = (this.#weight[holder] as number) - piece.weight;
      this.#has[holder]?.delete(piece);
    }
    piece.holder = to;
    piece.why ??= why;
    this.#take(piece, to);
    this.#steps.push({ piece, to });
    const isBack = piece.order.assignee !== null && this.#at.get(piece.order.assignee) === to;
    if (isBack) this.#moved.delete(piece);
    else this.#moved.add(piece);
    this.#hopeless.clear();
  }

  /** Assigns it to the least loaded person who can take it, or makes room for it; false: impossible. */
  #place(piece: PlannedOrder): boolean {
    if (this.#hopeless.has(piece.sort)) return false;
    const able = this.#able(piece);
    const open = able.filter(this.#room).sort(this.#lighter);
    if (open[0] !== undefined) {
      this.#give(piece, open[0], 'ROOM');
      return true;
    }
    const path = this.#pathToRoom(able);
    if (path === null) {
      this.#hopeless.add(piece.sort);
      return false;
    }
    for (const { other, to } of path) this.#give(other, to, 'ROOM');
    const freed = this.#able(piece).filter(this.#room).sort(this.#lighter)[0];
    if (freed === undefined) throw new Error('planBalance: room that was made is gone');
    this.#give(piece, freed, 'ROOM');
    return true;
  }

  #able(piece: PlannedOrder): number[] {
    return this.#fit(piece).flatMap((can, nth) => (can && nth !== piece.holder ? [nth] : []));
  }
  #lighter = (a: number, b: number): number => (this.#weight[a] as number) - (this.#weight[b] as number) || a - b;

  /** Shortest chain of moves of other orders that makes room with one of `full`, last move first; null: none. */
  #pathToRoom(full: readonly number[]): { other: PlannedOrder; to: number }[] | null {
    const came = new Map<number, { from: number; other: PlannedOrder } | null>(full.map((nth) => [nth, null]));
    const queue = full.filter(this.#justFull);
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      for (const other of this.#has[next] as Set<PlannedOrder>) {
        // An order that cannot stay here is moved separately.
        if (this.#fit(other)[next] !== true) continue;
        for (const to of this.#able(other)) {
          if (came.has(to)) continue;
          came.set(to, { from: next, other });
          if (this.#room(to)) return this.#back(came, to);
          if (this.#justFull(to)) queue.push(to);
        }
      }
    }
    return null;
  }

  #back(
    came: ReadonlyMap<number, { from: number; other: PlannedOrder } | null>,
    end: number,
  ): { other: PlannedOrder; to: number }[] {
    const path: { other: PlannedOrder; to: number }[] = [];
    let to = end;
    for (let edge = came.get(to); edge; edge = came.get(to)) {
      path.push({ other: edge.other, to });
      to = edge.from;
    }
    return path;
  }

  /** Moves the orders due last away from everybody above their cap. */
  #shed(): void {
    for (const [nth, { cap }] of this.#people.entries()) {
      if (cap === null) continue;
      for (const piece of [...(this.#has[nth] as Set<PlannedOrder>)].sort(earlier).reverse()) {
        if ((this.#count[nth] as number) <= cap || this.#full()) break;
        if (piece.why !== null && !this.#moved.has(piece)) continue;
        const to = this.#able(piece).filter(this.#room).sort(this.#lighter)[0];
        if (to !== undefined) this.#give(piece, to, 'OVER_CAP');
      }
    }
  }

  #even(): void {
    const total = this.#weight.reduce((sum, one) => sum + one, 0);
    const enough = balanceTolerance(total / Math.max(1, this.#people.length));
    while (!this.#full()) {
      const best = this.#evening(enough);
      if (best === null) return;
      this.#give(best.piece, best.to, 'EVEN');
    }
  }

  /**
   * The move between the most different loads that brings them closest without reversing the difference; null: loads
   * are even.
   */
  #evening(enough: number): { piece: PlannedOrder; to: number } | null {
    const byWeight = this.#people.map((_, nth) => nth).sort(this.#lighter);
    for (const from of byWeight.toReversed()) {
      const has = this.#has[from] as Set<PlannedOrder>;
      for (const to of byWeight) {
        const gap = (this.#weight[from] as number) - (this.#weight[to] as number);
        if (gap <= enough) break;
        if (!this.#room(to)) continue;
        let best: PlannedOrder | null = null;
        for (const piece of has) {
          if (2 * piece.weight > gap || this.#fit(piece)[to] !== true || this.#fit(piece)[from] !== true) continue;
          if (best === null || this.#rather(piece, best)) best = piece;
        }
        if (best !== null) return { piece: best, to };
      }
    }
    return null;
  }

  /** Preference: orders that move already, then heavier ones, then those due later. */
  #rather(piece: PlannedOrder, best: PlannedOrder): boolean {
    const [one, other] = [this.#moved.has(piece), this.#moved.has(best)];
    if (one !== other) return one;
    return piece.weight === best.weight ? earlier(best, piece) < 0 : piece.weight > best.weight;
  }

  /** Each order once, from its first to its final holder; in a sequence that exceeds no cap where possible. */
  #moves(): BalanceMove[] {
    const count = this.#people.map(({ others }) => others);
    for (const { order } of this.#pieces) {
      const at = order.assignee === null ? undefined : this.#at.get(order.assignee);
      if (at !== undefined) count[at] = (count[at] as number) + 1;
    }
    const last = new Map(this.#steps.map(({ piece }, nth) => [piece, nth]));
    const left = [...this.#moved].sort((a, b) => (last.get(a) as number) - (last.get(b) as number));
    const moves: BalanceMove[] = [];
    while (left.length > 0) {
      const free = left.findIndex(({ holder }) => (count[holder] as number) < (this.#people[holder]?.cap ?? Infinity));
      const [{ order, holder, why }] = left.splice(Math.max(0, free), 1) as [PlannedOrder];
      const from = order.assignee === null ? undefined : this.#at.get(order.assignee);
      if (from !== undefined) count[from] = (count[from] as number) - 1;
      count[holder] = (count[holder] as number) + 1;
      const to = (this.#people[holder] as BalancePerson).id;
      moves.push({ orderId: order.id, from: order.assignee, to, why: why ?? 'EVEN' });
    }
    return moves;
  }

  #stuckBy({ order, holder, why }: PlannedOrder): StuckOrder {
    const kept = { AWAY: 0, NOT_TAKEN: 0, FOUR_EYES: 0, full: 0 };
    for (const [nth, person] of this.#people.entries()) {
      if (nth === holder) continue;
      kept[assignmentObstacle(order, person, this.#ground) ?? 'full']++;
    }
    const { AWAY: away, NOT_TAKEN: notTaken, FOUR_EYES: fourEyes, full } = kept;
    return { orderId: order.id, why: why ?? 'UNASSIGNED', away, notTaken, fourEyes, full };
  }
}
