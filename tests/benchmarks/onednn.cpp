// SPDX-License-Identifier: MIT
#include <dnnl.hpp>

#include "networks.hpp"
#include "products.hpp"

namespace {
using namespace bench;
using tag = dnnl::memory::format_tag;

const dnnl::engine engine(dnnl::engine::kind::cpu, 0);

dnnl::memory::desc describe(const dnnl::memory::dims& extents, tag layout) {
  return {extents, dnnl::memory::data_type::f32, layout};
}
// Borrows row-major floats.
dnnl::memory lend(const dnnl::memory::dims& extents, const float* data) {
  return {describe(extents, extents.size() == 1 ? tag::a : tag::ab), engine, const_cast<float*>(data)};
}

using Arguments = std::unordered_map<int, dnnl::memory>;

// Dense with its activation, the weights in the layout that it asks for.
struct Dense {
  dnnl::inner_product_forward primitive;
  Arguments arguments;

  Dense(dnnl_dim_t rows, dnnl_dim_t in, dnnl_dim_t out, bool relu, const dnnl::memory& x, const dnnl::memory& y) {
    const dnnl::stream stream(engine);
    const auto weights = kernel(std::size_t(in), std::size_t(out));
    dnnl::post_ops after;
    if (relu) after.append_eltwise(1, dnnl::algorithm::eltwise_relu, 0, 0);
    dnnl::primitive_attr with;
    with.set_post_ops(after);
    const dnnl::inner_product_forward::primitive_desc wanted(
        {dnnl::prop_kind::forward_inference, describe({rows, in}, tag::ab), describe({out, in}, tag::any),
         describe({out}, tag::a), describe({rows, out}, tag::ab)},
        with, engine);
    dnnl::memory packed(wanted.weights_desc(), engine);
    dnnl::memory from(describe({out, in}, tag::ba), engine, const_cast<float*>(weights.data()));
    dnnl::reorder(from, packed).execute(stream, from, packed);
    primitive = dnnl::inner_product_forward(wanted);
    arguments = {{DNNL_ARG_SRC, x},
                 {DNNL_ARG_WEIGHTS, packed},
                 {DNNL_ARG_BIAS, lend({out}, bias(std::size_t(out)).data())},
                 {DNNL_ARG_DST, y}};
  }
};

void add(const Net<784, 128, 10>& net) {
  contend(net.row(), "oneDNN", [&] {
    const dnnl::stream stream(engine);
    const auto rows = static_cast<dnnl_dim_t>(net.samples);
    const dnnl::memory x = lend({rows, 784}, net.x().data()), y = lend({rows, 10}, result(net.row()).data());
    const dnnl::memory hidden(describe({rows, 128}, tag::ab), engine);
    return [=, first = Dense(rows, 784, 128, true, x, hidden), last = Dense(rows, 128, 10, false, hidden, y)] {
      first.primitive.execute(stream, first.arguments);
      last.primitive.execute(stream, last.arguments);
    };
  });
}

const bool added = [] {
  each_product([]<Form F, std::size_t M, std::size_t K, std::size_t N>(Product<F, M, K, N> p) {
    contend(p.row(), "oneDNN", [=] {
      return [a = p.a(), b = p.b(), c = p.c()] {
        constexpr bool tn = F == Form::tn, nt = F == Form::nt;
        dnnl_sgemm(tn ? 'T' : 'N', nt ? 'T' : 'N', M, N, K, 1, a, tn ? M : K, b, nt ? K : N, 0, c, N);
      };
    });
    if constexpr (F == Form::nn) {
      contend(p.row(), "oneDNN packed", [=] {
        const dnnl::stream stream(engine);
        dnnl::memory a = lend({M, K}, p.a()), b = lend({K, N}, p.b()), c = lend({M, N}, p.c());
        const dnnl::matmul::primitive_desc wanted({a.get_desc(), describe({K, N}, tag::any), c.get_desc()}, engine);
        dnnl::memory packed(wanted.weights_desc(), engine);
        dnnl::reorder(b, packed).execute(stream, b, packed);
        const Arguments arguments{{DNNL_ARG_SRC, a}, {DNNL_ARG_WEIGHTS, packed}, {DNNL_ARG_DST, c}};
        return [=, product = dnnl::matmul(wanted)]() mutable { product.execute(stream, arguments); };
      });
    }
  });
  add(one_digit);
  add(digits_32);
  return true;
}();
}  // namespace
