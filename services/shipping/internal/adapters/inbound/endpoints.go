package inbound

import (
	"context"

	"galleria.example/chassis/problem"
	"galleria.example/chassis/service"
	"galleria.example/shipping/internal/application"
	"galleria.example/shipping/internal/domain"
)

// Answers answers shipping's questions.
func Answers(shipping *application.Shipping) []service.Answer {
	desk := desk{shipping}
	return []service.Answer{
		service.Answers("delivery.quote", desk.quote),
		service.Answers("parcel.get", desk.get),
		service.Answers("parcel.cancel", desk.cancel),
		service.Answers("parcel.revise", desk.revise),
	}
}

type desk struct{ shipping *application.Shipping }

func (desk desk) quote(_ context.Context, request quoteRequest) (quoteReply, error) {
	lines := make([]domain.MeasuredLine, len(request.Lines))
	for i, line := range request.Lines {
		lines[i] = domain.MeasuredLine{Line: line.Line, Measures: domain.Measures{Grams: line.WeightGrams, Cm3: line.VolumeCm3}}
	}
	quote, refused := desk.shipping.QuoteDelivery(request.Destination, lines)
	if refused != domain.None {
		return quoteReply{}, refusalOf(refused)
	}
	return quoted(desk.shipping.Carrier.Tariff().Carrier, quote), nil
}

func (desk desk) get(ctx context.Context, request orderRequest) (parcelReply, error) {
	parcel, err := desk.shipping.GetParcel(ctx, request.OrderID)
	switch {
	case err != nil:
		return parcelReply{}, err
	case parcel == nil:
		return parcelReply{}, problem.Refuse("parcel-unknown")
	default:
		return parcelOnTheWire(parcel), nil
	}
}

func (desk desk) cancel(ctx context.Context, request orderRequest) (cancelReply, error) {
	outcome, err := desk.shipping.CancelParcel(ctx, request.OrderID)
	if err != nil {
		return cancelReply{}, err
	}
	if outcome.Problem != domain.None {
		return cancelReply{}, refusalOf(outcome.Problem)
	}
	if outcome.Parcel.Status == domain.Cancelled {
		return cancelReply{request.OrderID, "cancelled"}, nil
	}
	return cancelReply{request.OrderID, "returning"}, nil
}

func (desk desk) revise(ctx context.Context, request reviseRequest) (reviseReply, error) {
	outcome, err := desk.shipping.ReviseParcel(ctx, request.OrderID, request.Revision, request.Lines)
	if err != nil {
		return reviseReply{}, err
	}
	if outcome.Problem != domain.None {
		return reviseReply{}, refusalOf(outcome.Problem)
	}
	return reviseReply{request.OrderID, outcome.Parcel.Lines}, nil
}

// refusalOf names a refusal of shipping for the outside.
func refusalOf(refused domain.Problem) error {
	switch refused {
	case domain.OrderClosed:
		return problem.Refuse("order-closed").WithDetail("The parcel of this order was stopped or called back.")
	case domain.OtherLinesRevised:
		return problem.Refuse("invalid-request").WithField("lines", "this revision was heard before with other lines")
	default:
		// The others are called the same inside and outside.
		return problem.Refuse(string(refused))
	}
}
