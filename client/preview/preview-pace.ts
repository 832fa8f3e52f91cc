// When an edited text is previewed: a pause after its last edit, longer where the last preview was slow. Knows no editor.

export interface PreviewActions {
  /** asks for a preview of the text as it stands; false where it is refused */
  start(): Promise<boolean>;
  /** of the preview that goes on, if there is one */
  stop(): void;
}

/** ms after the last edit */
const shortest = 400;
const longest = 2000;
/** part of what the last preview took that is waited before the next */
const share = 0.5;

export class PreviewPace {
  private waiting: ReturnType<typeof setTimeout> | undefined;
  /** when the preview under way was asked for, ms; undefined where there is none, or an edit has overtaken it */
  private asked: number | undefined;
  private took = 0;

  constructor(private readonly actions: PreviewActions) {}

  /** ms that an edit waits for another one */
  get pause(): number {
    return Math.max(shortest, Math.min(longest, share * this.took));
  }

  /** The text is another one: what goes on is of no use any more. */
  edited(): void {
    this.cease();
    this.waiting = setTimeout(() => this.start(), this.pause);
  }

  /** At once. */
  start(): void {
    this.cease();
    const asked = Date.now();
    this.asked = asked;
    void this.actions.start().then(isAccepted => {
      if (!isAccepted && this.asked === asked) this.asked = undefined;
    });
  }

  /** The preview that was asked for has begun; it may be overtaken by then. */
  began(): void {
    if (this.asked === undefined) this.actions.stop();
  }

  /** It came to its end. */
  ended(): void {
    if (this.asked !== undefined) this.took = Date.now() - this.asked;
    this.asked = undefined;
  }

  /** Nothing goes on, and nothing will. */
  cease(): void {
    clearTimeout(this.waiting);
    if (this.asked === undefined) return;
    // how long it would have taken nobody knows: at least so long
    this.took = Math.max(this.took, Date.now() - this.asked);
    this.asked = undefined;
    this.actions.stop();
  }
}
