/** The objects of the contract as the browser sees them, and the shapes our modules share. */
import type * as Leaflet from 'leaflet';
import type { Geometry, FeatureCollection, Polygon, MultiPolygon } from 'geojson';

export type Audience = 'participant' | 'staff' | 'screen';
export type Stream = 'room' | 'staff';
export type Phase = 'lobby' | 'collect' | 'discuss' | 'vote' | 'results' | 'closed';
export type VoteValue = -1 | 0 | 1;
export type Status = 'live' | 'polling' | 'offline' | 'refused';
/** Words per language code, for example `{en: 'Tree', de: 'Baum'}`. */
export type Names = Record<string, string>;

export interface PageUrls {
  state: string;
  events: string;
  commands: string;
  me: string;
  /** A proposal's id follows. */
  proposals: string;
  /** Where somebody joins, or signs in. */
  join: string;
  socketPath: string;
  [name: string]: string;
}

/** What the template hands to the page's script in `<script id="page">`. */
export interface PageConfig {
  page: string;
  code: string;
  as: Audience;
  lang: string;
  messages: string | null;
  geoman: { js: string; css: string } | null;
  icons: string;
  layers: string | null;
  places: string | null;
  map: Record<string, unknown> | null;
  me?: { id: string; role?: string; nickname?: string | null; lang?: string } | null;
  urls: PageUrls;
  nonce?: string;
  /** The kit's area, on the page that makes a workshop. */
  area?: Polygon | MultiPolygon | null;
  /** The workshop's own places, on the page that names them. */
  named?: { name: string; position: [number, number]; approximate: boolean }[];
  /** The plan that people see now, on the page that places it. */
  plan?: Workshop['plan'];
}

export interface Person { id: string; nickname: string | null }
export interface Size { m?: number; m2?: number; n?: number }

export interface Proposal {
  id: string;
  number?: number;
  category: string;
  title: string;
  text: string | null;
  geometry: Geometry;
  fields: Record<string, string | number>;
  size: Size;
  /** Of a line with a width: the ground it covers, m². */
  area_m2?: number | null;
  by: Person;
  state: 'open' | 'pending' | 'late' | 'hidden' | 'withdrawn' | 'merged';
  merged_into: string | null;
  rev: number;
  at: string;
  comments: number;
  place?: string;
  voted?: boolean;
  edited?: boolean;
  /** Staff only: why it is hidden. */
  reason?: string | null;
  /** Ours: on its way, not yet answered by the server. Never in what the server sends. */
  waiting?: boolean;
}

export interface Comment {
  id: string;
  proposal: string;
  text: string | null;
  by: Person;
  at: string;
  state?: 'open' | 'late' | 'hidden' | 'withdrawn';
  reason?: string | null;
  waiting?: boolean;
}

export interface Field {
  id: string;
  names: Names;
  kind: 'number' | 'choice';
  unit?: string;
  default?: string | number;
  choices?: { id: string; names: Names }[];
  min?: number;
  max?: number;
}

export interface Category {
  id: string;
  measure: string;
  names: Names;
  colour: string;
  icon: string;
  letter: string;
  geometry: ('Point' | 'LineString' | 'Polygon')[];
  unit: string;
  fields: Field[];
  shape?: string;
  pattern?: string;
  general?: boolean;
  prompt?: Names;
  /** How many of `unit` the city wants. */
  target?: number;
  /** The most one idea may cover, m². */
  largest?: number;
  /** The longest a line may be, m. */
  longest?: number;
  /** How many ideas of this kind one person may make. */
  most_per_person?: number;
  /** What it should join: after drawing, a gap of at most `within` metres to the next such shape is pointed out. */
  joins?: { mark: string; within: number };
  /** Marks of layers on which it cannot be. */
  not_on?: string[];
  /** Where the kind was learnt. */
  credit?: Names;
  examples?: Example[];
}

/** A layer under the ideas that staff uploaded; the city's own ones come as such, too, with no address and no colour. */
export interface BaseLayer {
  id: string;
  name: string;
  mark: string;
  /** How areas are marked besides their colour: fill, outline, dashed, hatch, dots. */
  style: string;
  colour: string;
  attribution: string;
  licence: string;
  date: string | null;
  pickable: boolean;
  /** Unless somebody chooses otherwise on their phone. */
  shown: boolean;
  /** Of a GeoJSON FeatureCollection, below the workshop's own; another content has another address. */
  url: string;
  count: number;
}

export interface Base {
  /** Those of this workshop, the lowest first. */
  uploaded(): BaseLayer[];
  /** The city's own, too, once they are here. */
  all(): BaseLayer[];
  isShown(layer: BaseLayer): boolean;
  show(layer: BaseLayer, on: boolean): void;
  /** What is here of a layer: nothing before its file has come. */
  shapes(layer: BaseLayer): import('./map/base/shapes.js').Shape[];
  /** Fetches what is not here yet; the listeners hear of each that comes. */
  need(layers: BaseLayer[]): Promise<void>;
  on(fn: () => void): () => void;
}

/** An idea of another workshop, told by its staff: read only, no proposal here. */
export interface Example {
  source: string;
  title: string;
  place: string;
  unit: 'n' | 'm' | 'm2';
  size: number;
  tried: boolean;
  /** Of title, helped and hard. */
  lang: string;
  agree?: number;
  neutral?: number;
  disagree?: number;
  helped?: string;
  hard?: string;
}

export interface Workshop {
  code: string;
  title: string;
  place?: string;
  lang: string;
  languages?: string[];
  area: Polygon | MultiPolygon | null;
  bbox: [number, number, number, number];
  phase: Phase;
  round: number;
  phase_ends_at: string | null;
  phase_started_at?: string | null;
  paused: boolean;
  tallies_visible: boolean;
  voting: { open: boolean; totals: 'after' | 'live' };
  agenda?: { phase: Phase; minutes: number | null }[];
  shown?: string | null;
  screen_texts?: boolean;
  what_next?: { text: string; answer_date: string | null; contact: string };
  /** What staff wrote, by language; `prompts` by category, in place of the kit's. */
  texts?: { title?: Names; place?: Names; what_next?: Names; prompts?: Record<string, Names> };
  kit?: string;
  /** Named by staff for this workshop. */
  places?: { name: string; position: [number, number]; approximate: boolean }[];
  roles?: { id: string; names: Names }[];
  layers?: BaseLayer[];
  /** A picture under the ideas; its url is below the workshop's own address. */
  plan?: { url: string; bounds: [number, number, number, number]; opacity: number; name: string; attribution: string } | null;
}

export interface Counts { agree: number; neutral: number; disagree: number }
export interface Tally extends Counts {
  proposal: string;
  v: number;
  roles?: Record<string, Counts>;
}

export interface Snapshot {
  epoch: string;
  seq: number;
  staff_seq?: number;
  votes: number;
  now: string;
  workshop: Workshop;
  categories: Category[];
  proposals: Proposal[];
  tallies?: Tally[];
}

export interface JournalEvent {
  seq: number;
  kind: string;
  at: string;
  data: any;
  redacted?: boolean;
}

export interface Present { total: number; roles: Record<string, number> }
/** About one's idea or, with `comment`, one's comment on it. */
export interface Notice {
  proposal: string;
  state: string;
  reason: string | null;
  comment?: string;
  text?: string;
  at?: string;
}
/** A vote that came after voting had ended; `value` null was to take one back. */
export interface LateVote { value: VoteValue | null; counted: boolean }
/** A final answer to a command of this page's sending. */
export interface Answer { entry: OutboxEntry; ack: Ack }

export interface Hello {
  epoch: string;
  seq: number;
  staff_seq?: number;
  votes: number;
  now: string;
  resync: boolean;
}

export interface EventsAnswer {
  epoch: string;
  head: number;
  now: string;
  events: JournalEvent[];
  tallies?: Tally[];
  votes: number;
  present?: Present;
}

export interface CommandBody { id: string; kind: string; data: Record<string, any>; seen: number }

export type Ack =
  | { ok: true; id: string; seq: number | null; result?: any; votes?: number }
  | Refusal;

export interface Refusal {
  ok: false;
  id: string;
  code: string;
  message: string;
  fields?: Record<string, string | string[]>;
  retry_after?: number;
  current?: unknown;
}

export interface Me { id: string; role: string; nickname: string | null; lang: string }
export interface MeAnswer {
  me: Me;
  my_votes: Record<string, VoteValue>;
  my_notices: Notice[];
  my_late_votes: Record<string, LateVote>;
  may: Record<string, true | string>;
  present: Present;
}

/** What a page tells the service worker: the pages to keep, and the files they are made of. */
export interface Parts { code: string; shell: string; door: string; files: string[] }

/** What of a service worker's globals we use; TypeScript's own types of them exclude those of a page. */
export interface WorkerScope {
  registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'message', listener: (event: WorkerEvent & { data: Parts }) => void): void;
  addEventListener(type: 'fetch', listener: (event: WorkerEvent & { request: Request; respondWith(answer: Promise<Response>): void }) => void): void;
}
interface WorkerEvent { waitUntil(done: Promise<unknown>): void }

/** What one person's page knows of them. */
export interface MeRecord {
  me: Me;
  votes: [string, VoteValue][];
  notices: Notice[];
  may: Record<string, true | string>;
}

/** What a phone knows of one workshop: enough to open the page without a network. */
export interface Kept extends MeRecord {
  code: string;
  /** When the server was last heard, milliseconds since 1970 by its clock. */
  at: number;
  snapshot: Snapshot;
}

/** What changed since the last call; ids are proposals' ids. */
export interface Changes {
  proposals: Set<string>;
  workshop: boolean;
  tallies: Set<string>;
  comments: Set<string>;
  /** Something came late, or one such was dealt with; staff only. */
  late: boolean;
}

export interface Thread { loaded: boolean; comments: Map<string, Comment | null> }

export interface RoomState {
  epoch: string;
  seq: number;
  staffSeq: number;
  votes: number;
  workshop: Workshop;
  categories: Category[];
  proposals: Map<string, Proposal>;
  tallies: Map<string, Tally>;
  threads: Map<string, Thread>;
}

export interface Store {
  audience: Audience;
  /** Live object, read only for everyone but the store; replaced by `load`. */
  state: RoomState;
  ready: boolean;
  load(snapshot: Snapshot, options?: { force?: boolean }): void;
  apply(stream: Stream, events: JournalEvent[]): void;
  tallies(list: Tally[], votes?: number): void;
  /** True while events are held back because an earlier one is missing. */
  gap(stream: Stream): boolean;
  get(id: string): Proposal | undefined;
  proposals(): Proposal[];
  category(id: string): Category | undefined;
  lay(entries: OutboxEntry[]): void;
  beginThread(id: string): void;
  loadThread(id: string, comments: Comment[]): void;
  thread(id: string): { loaded: boolean; comments: Comment[] };
  on(fn: (changes: Changes) => void): () => void;
}

export interface OutboxEntry {
  id: string;
  kind: string;
  data: Record<string, any>;
  seen: number;
  code: string;
  identity: string;
  /** ISO time of the gesture, by this device's clock. */
  at: string;
  /** Order of sending, given by the storage; equal orders keep the order of gestures. */
  n?: number;
  /** Milliseconds since 1970 before which it is held back, so that it can be undone. */
  notBefore?: number;
  /** How often it was answered with "later", or with no answer of ours. */
  tries?: number;
  /** Milliseconds since 1970 before which it is not sent again. */
  tryAfter?: number;
  /** The final refusal; a refused entry is kept with its words until it is sent again or dropped. */
  ack?: Refusal;
}

/** Nothing; the browser keeps nothing here; its storage is full; somebody emptied it while the page was open. */
export type OutboxTrouble = '' | 'refused' | 'full' | 'emptied';

export interface OutboxStorage {
  /** Whether it outlives the page. */
  lasting: boolean;
  /** True once after somebody emptied it behind our back. */
  emptied(): boolean;
  all(): Promise<OutboxEntry[]>;
  /** Gives the entry its place `n` if it has none. */
  put(entry: OutboxEntry): Promise<void>;
  delete(id: string): Promise<void>;
}

export interface Outbox {
  /** Resolves once what an earlier visit left is read. */
  ready: Promise<void>;
  send(kind: string, data: Record<string, any>, options?: { hold?: number }): { id: string; done: Promise<Ack> };
  pending(): OutboxEntry[];
  refused(): OutboxEntry[];
  /** What keeps the entries from outliving this page. */
  trouble(): OutboxTrouble;
  retry(id: string): void;
  /** Forget an entry that is not in flight; false if it was too late. */
  drop(id: string): boolean;
  /** Try at once, without waiting for the backoff; `flush` sends held ones too. */
  wake(options?: { flush?: boolean }): void;
  on(fn: (outbox: Outbox) => void): () => void;
  close(): void;
}

export interface Transport {
  command(body: CommandBody): Promise<Ack>;
  readonly status: Status;
  readonly refusal: { code: string; message: string } | null;
  /** Fetch the whole state again, for example when totals became visible. */
  refresh(): Promise<void>;
  retryNow(): void;
  onStatus(fn: (status: Status) => void): () => void;
  close(): void;
}

/** Who this is, what they voted (own unsent votes included) and what they may do now. */
export interface Mine {
  id: string;
  role: string;
  nickname: string | null;
  lang: string;
  notices: Notice[];
  lateVotes: Record<string, LateVote>;
  present: Present;
  /** Own vote as shown: unsent ones count at once; undefined without a vote. */
  vote(proposal: string): VoteValue | undefined;
  votes(): Map<string, VoteValue>;
  owns(proposal: Proposal): boolean;
  /** True, or the sentence that says why not. */
  may(kind: string): true | string;
  refresh(): Promise<void>;
  on(fn: () => void): () => void;
}

export interface App {
  audience: Audience;
  store: Store;
  transport: Transport;
  /** Null on the projector, which sends nothing. */
  outbox: Outbox;
  me: Mine;
  map: Leaflet.Map;
  /** Server time in milliseconds. */
  now(): number;
  present: { value: Present; on(fn: (present: Present) => void): () => void };
  notices: { on(fn: (notice: Notice) => void): () => void };
  answers: { on(fn: (answer: Answer) => void): () => void };
  /** Set by the page that composes it. */
  ideas?: Ideas;
  base?: Base;
  openPanel?: (id: string) => void;
}

export interface Ideas {
  select(id: string | null): void;
  refresh(): void;
  setFilter(filter: ((proposal: Proposal) => boolean) | null): void;
  focusOn(id: string, room?: { bottom?: number; right?: number }): void;
  /** Hide one while it is being moved or redrawn. */
  hold(id: string | null): void;
  /** No taps while something is being placed. */
  quiet(on: boolean): void;
  close(): void;
}

export type LayerCollection = FeatureCollection<Geometry, { layer: string; name?: string; kind?: string }> & {
  attribution?: string;
};
/** What a map can lie on; without a template it is the city's own layers. The credit is HTML. */
export interface MapGround { kind: 'map' | 'aerial'; title: string; template: string | null; credit: string; zoom: number }
/** `[name, lon, lat, kind]`, with `true` behind it where no source gave the position. */
export type PlaceRow = [string, number, number, string, boolean?];

declare global {
  interface Window {
    cocreateMap: Leaflet.Map;
    cocreateGrounds?: MapGround[];
  }
}
