// The `///` lines directly above a declaration: Markdown, shown in hover and in the reference pages.
import { type AstNode, type CommentProvider, type DocumentationProvider, AstUtils } from 'langium';

/** The comment of a node with its slashes; an empty line between comment and node belongs to neither, so it separates them. */
export class SnnCommentProvider implements CommentProvider {
  getComment(node: AstNode): string | undefined {
    const start = node.$cstNode?.offset;
    if (start === undefined) return undefined;
    const lines = AstUtils.getDocument(node).textDocument.getText().slice(0, start).split(/\r?\n/);
    const last = lines.pop();
    if (last?.trim() !== '') return undefined;
    const comment: string[] = [];
    for (let line = lines.pop()?.trim(); line?.startsWith('///'); line = lines.pop()?.trim()) comment.unshift(line);
    return comment.length > 0 ? comment.join('\n') : undefined;
  }
}

export class SnnDocumentation implements DocumentationProvider {
  constructor(private readonly services: { readonly documentation: { readonly CommentProvider: CommentProvider } }) {}

  /** Markdown, without the slashes. */
  getDocumentation(node: AstNode): string | undefined {
    return this.services.documentation.CommentProvider.getComment(node)
      ?.split('\n')
      .map(line => line.replace(/^\/\/\/ ?/, ''))
      .join('\n')
      .trim();
  }
}
